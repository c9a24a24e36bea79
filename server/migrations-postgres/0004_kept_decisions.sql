CREATE TABLE "account_mutes" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"mute" text COLLATE "C",
	CONSTRAINT "account_mutes_environment_id_account_id_at_pk" PRIMARY KEY("environment_id","account_id","at")
);
--> statement-breakpoint
CREATE TABLE "gate_counts" (
	"environment_id" text COLLATE "C" NOT NULL,
	"day" bigint NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"gate" text COLLATE "C" NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"count" bigint NOT NULL,
	CONSTRAINT "gate_counts_environment_id_day_campaign_id_gate_code_pk" PRIMARY KEY("environment_id","day","campaign_id","gate","code")
);
--> statement-breakpoint
CREATE TABLE "kept_decisions" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"user_id" text COLLATE "C",
	"what" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"outcome" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C",
	"variant_id" text COLLATE "C",
	"reason" text COLLATE "C" NOT NULL,
	"tier" text COLLATE "C",
	"trace" text COLLATE "C" NOT NULL,
	"granted" text COLLATE "C",
	"keep_until" bigint,
	CONSTRAINT "kept_decisions_environment_id_account_id_id_pk" PRIMARY KEY("environment_id","account_id","id")
);
--> statement-breakpoint
CREATE TABLE "moments" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"day" bigint NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"locale" text COLLATE "C",
	CONSTRAINT "moments_environment_id_account_id_day_user_id_what_name_pk" PRIMARY KEY("environment_id","account_id","day","user_id","what","name")
);
--> statement-breakpoint
CREATE INDEX "kept_decisions_at" ON "kept_decisions" USING btree ("environment_id","account_id","at");--> statement-breakpoint
CREATE INDEX "kept_decisions_until" ON "kept_decisions" USING btree ("keep_until");--> statement-breakpoint
CREATE INDEX "moments_day" ON "moments" USING btree ("day");--> statement-breakpoint
ALTER TABLE "exposures" DROP COLUMN "trace";