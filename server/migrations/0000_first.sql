CREATE TABLE `accounts` (
	`environment_id` text NOT NULL,
	`id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`name` text,
	`tier` text,
	`mrr` integer NOT NULL,
	`currency` text,
	`stripe_customer_id` text,
	`last_active_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`environment_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `accounts_tier` ON `accounts` (`environment_id`,`tier`);--> statement-breakpoint
CREATE INDEX `accounts_mrr` ON `accounts` (`environment_id`,`mrr`);--> statement-breakpoint
CREATE INDEX `accounts_active` ON `accounts` (`environment_id`,`last_active_at`);--> statement-breakpoint
CREATE INDEX `accounts_stripe` ON `accounts` (`environment_id`,`stripe_customer_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`environment_id` text NOT NULL,
	`at` integer NOT NULL,
	`id` text NOT NULL,
	`who` text NOT NULL,
	`what` text NOT NULL,
	`detail` text,
	PRIMARY KEY(`environment_id`, `at`, `id`)
);
--> statement-breakpoint
CREATE TABLE `campaign_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `campaign_changes_at` ON `campaign_changes` (`environment_id`,`at`);--> statement-breakpoint
CREATE TABLE `campaign_versions` (
	`environment_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`environment_id`, `campaign_id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`environment_id` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`published_version` integer,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`environment_id`, `id`),
	FOREIGN KEY (`environment_id`) REFERENCES `environments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`environment_id` text NOT NULL,
	`kind` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`author` text,
	PRIMARY KEY(`environment_id`, `kind`, `version`),
	FOREIGN KEY (`environment_id`) REFERENCES `environments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`scope` text NOT NULL,
	`from_tier` text NOT NULL,
	`to_tier` text NOT NULL,
	`entered_at` integer NOT NULL,
	`outcome` text NOT NULL,
	`campaign_id` text NOT NULL,
	`variant_id` text,
	`moved_at` integer,
	`moved_to` text,
	`mrr_delta` integer,
	`withheld_buckets` integer,
	PRIMARY KEY(`environment_id`, `account_id`, `scope`, `from_tier`, `to_tier`, `entered_at`)
);
--> statement-breakpoint
CREATE INDEX `entries_scope` ON `entries` (`environment_id`,`scope`,`entered_at`);--> statement-breakpoint
CREATE TABLE `environments` (
	`id` text PRIMARY KEY NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`timezone` text NOT NULL,
	`salt` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`workspace_id`) REFERENCES `workspaces`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `events` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`source` text NOT NULL,
	`imported` integer NOT NULL,
	`body` text NOT NULL,
	`properties` text,
	PRIMARY KEY(`environment_id`, `account_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `events_at` ON `events` (`environment_id`,`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `exposures` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`decision_id` text NOT NULL,
	`user_id` text,
	`campaign_id` text NOT NULL,
	`campaign_version` integer,
	`variant_id` text,
	`kind` text NOT NULL,
	`surface` text,
	`outcome` text NOT NULL,
	`from_tier` text,
	`to_tier` text,
	`at` integer NOT NULL,
	`clicked_at` integer,
	`requested_at` integer,
	`checkout_at` integer,
	`dismissed_at` integer,
	`note` text,
	`withheld_buckets` integer,
	`trace` text,
	PRIMARY KEY(`environment_id`, `account_id`, `decision_id`)
);
--> statement-breakpoint
CREATE INDEX `exposures_campaign` ON `exposures` (`environment_id`,`campaign_id`,`at`);--> statement-breakpoint
CREATE INDEX `exposures_at` ON `exposures` (`environment_id`,`at`);--> statement-breakpoint
CREATE TABLE `identity_secrets` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`algorithm` text NOT NULL,
	`secret` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`environment_id`) REFERENCES `environments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `identity_secrets_environment` ON `identity_secrets` (`environment_id`);--> statement-breakpoint
CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`environment_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`hint` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`environment_id`) REFERENCES `environments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `keys_hash` ON `keys` (`hash`);--> statement-breakpoint
CREATE INDEX `keys_environment` ON `keys` (`environment_id`);--> statement-breakpoint
CREATE TABLE `ledgers` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`environment_id`, `account_id`)
);
--> statement-breakpoint
CREATE TABLE `loose_events` (
	`environment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`source` text NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`environment_id`, `user_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `movements` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text,
	`motion` text NOT NULL,
	`from_tier` text,
	`to_tier` text,
	`mrr_before` integer NOT NULL,
	`mrr_after` integer NOT NULL,
	`currency` text NOT NULL,
	`seats_before` integer,
	`seats_after` integer,
	PRIMARY KEY(`environment_id`, `account_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `movements_at` ON `movements` (`environment_id`,`at`);--> statement-breakpoint
CREATE TABLE `segment_aliases` (
	`environment_id` text NOT NULL,
	`previous_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`environment_id`, `previous_id`)
);
--> statement-breakpoint
CREATE TABLE `segment_groups` (
	`environment_id` text NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`event_id` text NOT NULL,
	PRIMARY KEY(`environment_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stripe_events` (
	`environment_id` text NOT NULL,
	`id` text NOT NULL,
	`account_id` text,
	`subscription_id` text NOT NULL,
	`customer_id` text,
	`created` integer NOT NULL,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`received_at` integer NOT NULL,
	`applied_at` integer,
	PRIMARY KEY(`environment_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `stripe_events_customer` ON `stripe_events` (`environment_id`,`customer_id`);--> statement-breakpoint
CREATE INDEX `stripe_events_subscription` ON `stripe_events` (`environment_id`,`subscription_id`);--> statement-breakpoint
CREATE TABLE `upgrades` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`movement_id` text NOT NULL,
	`at` integer NOT NULL,
	`from_tier` text NOT NULL,
	`to_tier` text NOT NULL,
	`mrr_delta` integer NOT NULL,
	`currency` text NOT NULL,
	`credits` text NOT NULL,
	PRIMARY KEY(`environment_id`, `account_id`, `movement_id`)
);
--> statement-breakpoint
CREATE INDEX `upgrades_at` ON `upgrades` (`environment_id`,`at`);--> statement-breakpoint
CREATE TABLE `user_sessions` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`user_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_call_at` integer NOT NULL,
	PRIMARY KEY(`environment_id`, `account_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `webhook_secrets` (
	`environment_id` text NOT NULL,
	`kind` text NOT NULL,
	`secret` text NOT NULL,
	PRIMARY KEY(`environment_id`, `kind`),
	FOREIGN KEY (`environment_id`) REFERENCES `environments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL
);
