CREATE TABLE `account_mutes` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`mute` text,
	PRIMARY KEY(`environment_id`, `account_id`, `at`)
);
--> statement-breakpoint
CREATE TABLE `gate_counts` (
	`environment_id` text NOT NULL,
	`day` integer NOT NULL,
	`campaign_id` text NOT NULL,
	`gate` text NOT NULL,
	`code` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`environment_id`, `day`, `campaign_id`, `gate`, `code`)
);
--> statement-breakpoint
CREATE TABLE `kept_decisions` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`what` text NOT NULL,
	`name` text,
	`outcome` text NOT NULL,
	`campaign_id` text,
	`variant_id` text,
	`reason` text NOT NULL,
	`tier` text,
	`trace` text NOT NULL,
	`granted` text,
	`keep_until` integer,
	PRIMARY KEY(`environment_id`, `account_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `kept_decisions_at` ON `kept_decisions` (`environment_id`,`account_id`,`at`);--> statement-breakpoint
CREATE INDEX `kept_decisions_until` ON `kept_decisions` (`keep_until`);--> statement-breakpoint
CREATE TABLE `moments` (
	`environment_id` text NOT NULL,
	`account_id` text NOT NULL,
	`day` integer NOT NULL,
	`user_id` text NOT NULL,
	`what` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`locale` text,
	PRIMARY KEY(`environment_id`, `account_id`, `day`, `user_id`, `what`, `name`)
);
--> statement-breakpoint
CREATE INDEX `moments_day` ON `moments` (`day`);--> statement-breakpoint
ALTER TABLE `exposures` DROP COLUMN `trace`;