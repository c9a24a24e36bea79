CREATE TABLE "accounts" (
	"environment_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C",
	"tier" text COLLATE "C",
	"mrr" bigint NOT NULL,
	"currency" text COLLATE "C",
	"stripe_customer_id" text COLLATE "C",
	"last_active_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "accounts_environment_id_id_pk" PRIMARY KEY("environment_id","id")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"environment_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"who" text COLLATE "C" NOT NULL,
	"what" text COLLATE "C" NOT NULL,
	"detail" text COLLATE "C",
	CONSTRAINT "audit_environment_id_at_id_pk" PRIMARY KEY("environment_id","at","id")
);
--> statement-breakpoint
CREATE TABLE "campaign_changes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"environment_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"what" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_versions" (
	"environment_id" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"published_at" bigint NOT NULL,
	CONSTRAINT "campaign_versions_environment_id_campaign_id_version_pk" PRIMARY KEY("environment_id","campaign_id","version")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"environment_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"status" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"published_version" bigint,
	"body" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "campaigns_environment_id_id_pk" PRIMARY KEY("environment_id","id")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"environment_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"author" text COLLATE "C",
	CONSTRAINT "documents_environment_id_kind_version_pk" PRIMARY KEY("environment_id","kind","version")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"scope" text COLLATE "C" NOT NULL,
	"from_tier" text COLLATE "C" NOT NULL,
	"to_tier" text COLLATE "C" NOT NULL,
	"entered_at" bigint NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"campaign_id" text COLLATE "C" NOT NULL,
	"variant_id" text COLLATE "C",
	"moved_at" bigint,
	"moved_to" text COLLATE "C",
	"mrr_delta" bigint,
	"withheld_buckets" bigint,
	CONSTRAINT "entries_environment_id_account_id_scope_from_tier_to_tier_entered_at_pk" PRIMARY KEY("environment_id","account_id","scope","from_tier","to_tier","entered_at")
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"timezone" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "events" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"imported" boolean NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"properties" text COLLATE "C",
	CONSTRAINT "events_environment_id_account_id_id_pk" PRIMARY KEY("environment_id","account_id","id")
);
--> statement-breakpoint
CREATE TABLE "exposures" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"decision_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C",
	"campaign_id" text COLLATE "C" NOT NULL,
	"campaign_version" bigint,
	"variant_id" text COLLATE "C",
	"kind" text COLLATE "C" NOT NULL,
	"surface" text COLLATE "C",
	"outcome" text COLLATE "C" NOT NULL,
	"from_tier" text COLLATE "C",
	"to_tier" text COLLATE "C",
	"at" bigint NOT NULL,
	"clicked_at" bigint,
	"requested_at" bigint,
	"checkout_at" bigint,
	"dismissed_at" bigint,
	"note" text COLLATE "C",
	"withheld_buckets" bigint,
	"trace" text COLLATE "C",
	CONSTRAINT "exposures_environment_id_account_id_decision_id_pk" PRIMARY KEY("environment_id","account_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "identity_secrets" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"environment_id" text COLLATE "C" NOT NULL,
	"algorithm" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"environment_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	"hint" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "ledgers" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	CONSTRAINT "ledgers_environment_id_account_id_pk" PRIMARY KEY("environment_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "loose_events" (
	"environment_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"received_at" bigint NOT NULL,
	"source" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	CONSTRAINT "loose_events_environment_id_user_id_id_pk" PRIMARY KEY("environment_id","user_id","id")
);
--> statement-breakpoint
CREATE TABLE "movements" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"kind" text COLLATE "C",
	"motion" text COLLATE "C" NOT NULL,
	"from_tier" text COLLATE "C",
	"to_tier" text COLLATE "C",
	"mrr_before" bigint NOT NULL,
	"mrr_after" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"seats_before" bigint,
	"seats_after" bigint,
	CONSTRAINT "movements_environment_id_account_id_id_pk" PRIMARY KEY("environment_id","account_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment_aliases" (
	"environment_id" text COLLATE "C" NOT NULL,
	"previous_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "segment_aliases_environment_id_previous_id_pk" PRIMARY KEY("environment_id","previous_id")
);
--> statement-breakpoint
CREATE TABLE "segment_groups" (
	"environment_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"event_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "segment_groups_environment_id_user_id_pk" PRIMARY KEY("environment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"value" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_accounts" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"provider_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"access_token" text COLLATE "C",
	"refresh_token" text COLLATE "C",
	"id_token" text COLLATE "C",
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text COLLATE "C",
	"password" text COLLATE "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text COLLATE "C" NOT NULL,
	"ip_address" text COLLATE "C",
	"user_agent" text COLLATE "C",
	"user_id" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_in_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "sign_in_users" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"email" text COLLATE "C" NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text COLLATE "C",
	"role" text COLLATE "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "sign_in_users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sign_in_verifications" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"identifier" text COLLATE "C" NOT NULL,
	"value" text COLLATE "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stripe_events" (
	"environment_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C",
	"subscription_id" text COLLATE "C" NOT NULL,
	"customer_id" text COLLATE "C",
	"created" bigint NOT NULL,
	"type" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"received_at" bigint NOT NULL,
	"applied_at" bigint,
	CONSTRAINT "stripe_events_environment_id_id_pk" PRIMARY KEY("environment_id","id")
);
--> statement-breakpoint
CREATE TABLE "upgrades" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"movement_id" text COLLATE "C" NOT NULL,
	"at" bigint NOT NULL,
	"from_tier" text COLLATE "C" NOT NULL,
	"to_tier" text COLLATE "C" NOT NULL,
	"mrr_delta" bigint NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"credits" text COLLATE "C" NOT NULL,
	CONSTRAINT "upgrades_environment_id_account_id_movement_id_pk" PRIMARY KEY("environment_id","account_id","movement_id")
);
--> statement-breakpoint
CREATE TABLE "user_sessions" (
	"environment_id" text COLLATE "C" NOT NULL,
	"account_id" text COLLATE "C" NOT NULL,
	"user_id" text COLLATE "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"last_call_at" bigint NOT NULL,
	CONSTRAINT "user_sessions_environment_id_account_id_user_id_pk" PRIMARY KEY("environment_id","account_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_secrets" (
	"environment_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"secret" text COLLATE "C" NOT NULL,
	CONSTRAINT "webhook_secrets_environment_id_kind_pk" PRIMARY KEY("environment_id","kind")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"name" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environments" ADD CONSTRAINT "environments_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_secrets" ADD CONSTRAINT "identity_secrets_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keys" ADD CONSTRAINT "keys_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_accounts" ADD CONSTRAINT "sign_in_accounts_user_id_sign_in_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."sign_in_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD CONSTRAINT "sign_in_sessions_user_id_sign_in_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."sign_in_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_secrets" ADD CONSTRAINT "webhook_secrets_environment_id_environments_id_fk" FOREIGN KEY ("environment_id") REFERENCES "public"."environments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_tier" ON "accounts" USING btree ("environment_id","tier");--> statement-breakpoint
CREATE INDEX "accounts_mrr" ON "accounts" USING btree ("environment_id","mrr");--> statement-breakpoint
CREATE INDEX "accounts_active" ON "accounts" USING btree ("environment_id","last_active_at");--> statement-breakpoint
CREATE INDEX "accounts_stripe" ON "accounts" USING btree ("environment_id","stripe_customer_id");--> statement-breakpoint
CREATE INDEX "campaign_changes_at" ON "campaign_changes" USING btree ("environment_id","at");--> statement-breakpoint
CREATE INDEX "entries_scope" ON "entries" USING btree ("environment_id","scope","entered_at");--> statement-breakpoint
CREATE INDEX "events_at" ON "events" USING btree ("environment_id","account_id","at");--> statement-breakpoint
CREATE INDEX "exposures_campaign" ON "exposures" USING btree ("environment_id","campaign_id","at");--> statement-breakpoint
CREATE INDEX "exposures_at" ON "exposures" USING btree ("environment_id","at");--> statement-breakpoint
CREATE INDEX "identity_secrets_environment" ON "identity_secrets" USING btree ("environment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "keys_hash" ON "keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "keys_environment" ON "keys" USING btree ("environment_id");--> statement-breakpoint
CREATE INDEX "movements_at" ON "movements" USING btree ("environment_id","at");--> statement-breakpoint
CREATE INDEX "stripe_events_customer" ON "stripe_events" USING btree ("environment_id","customer_id");--> statement-breakpoint
CREATE INDEX "stripe_events_subscription" ON "stripe_events" USING btree ("environment_id","subscription_id");--> statement-breakpoint
CREATE INDEX "upgrades_at" ON "upgrades" USING btree ("environment_id","at");