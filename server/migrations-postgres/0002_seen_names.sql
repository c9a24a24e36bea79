CREATE TABLE "seen_names" (
	"environment_id" text COLLATE "C" NOT NULL,
	"of" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	CONSTRAINT "seen_names_environment_id_of_name_kind_pk" PRIMARY KEY("environment_id","of","name","kind")
);
