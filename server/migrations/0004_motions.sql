ALTER TABLE `entries` ADD `motion` text DEFAULT 'tier' NOT NULL;--> statement-breakpoint
ALTER TABLE `exposures` ADD `motion` text DEFAULT 'tier' NOT NULL;--> statement-breakpoint
ALTER TABLE `exposures` ADD `seats` integer;--> statement-breakpoint
ALTER TABLE `movements` ADD `products_before` text;--> statement-breakpoint
ALTER TABLE `movements` ADD `products_after` text;--> statement-breakpoint
ALTER TABLE `upgrades` ADD `motion` text DEFAULT 'tier' NOT NULL;--> statement-breakpoint
ALTER TABLE `upgrades` ADD `plans` text;