-- Of two coordinators who set the same, the second is told that it changed.
ALTER TABLE competence_setting ADD COLUMN version bigint NOT NULL DEFAULT 0;
