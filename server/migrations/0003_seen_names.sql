CREATE TABLE `seen_names` (
	`environment_id` text NOT NULL,
	`of` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`environment_id`, `of`, `name`, `kind`)
);
