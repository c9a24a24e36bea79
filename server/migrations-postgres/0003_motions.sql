ALTER TABLE "entries" ADD COLUMN "motion" text COLLATE "C" DEFAULT 'tier' NOT NULL;--> statement-breakpoint
ALTER TABLE "exposures" ADD COLUMN "motion" text COLLATE "C" DEFAULT 'tier' NOT NULL;--> statement-breakpoint
ALTER TABLE "exposures" ADD COLUMN "seats" bigint;--> statement-breakpoint
ALTER TABLE "movements" ADD COLUMN "products_before" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "movements" ADD COLUMN "products_after" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "upgrades" ADD COLUMN "motion" text COLLATE "C" DEFAULT 'tier' NOT NULL;--> statement-breakpoint
ALTER TABLE "upgrades" ADD COLUMN "plans" text COLLATE "C";