-- Who is competent where the law that was read leaves it open: what the country's coordinator has set.
CREATE TABLE competence_setting (
  id      uuid PRIMARY KEY,
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  rule    text NOT NULL CHECK (length(rule) <= 64),
  chosen  text NOT NULL CHECK (length(chosen) <= 64),
  chosen_by  text NOT NULL,
  chosen_at  timestamptz NOT NULL,
  UNIQUE (country, rule)
);
COMMENT ON TABLE competence_setting IS 'Read when a referral or a report is routed; open to every caller, as the directory is.';
COMMENT ON COLUMN competence_setting.rule IS 'A routing rule of the country''s legal profile that names more than one who may be competent.';
COMMENT ON COLUMN competence_setting.chosen IS 'One of that rule''s options.';

ALTER TABLE competence_setting ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_callers ON competence_setting FOR SELECT TO ${service_role} USING (caller_client() IS NOT NULL);
CREATE POLICY set_by_coordinators ON competence_setting FOR INSERT TO ${service_role}
  WITH CHECK (country = coordinated_country() AND chosen_by = caller_agency());
CREATE POLICY changed_by_coordinators ON competence_setting FOR UPDATE TO ${service_role}
  USING (country = coordinated_country()) WITH CHECK (country = coordinated_country() AND chosen_by = caller_agency());
CREATE POLICY read_by_workers ON competence_setting FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE ON competence_setting TO ${service_role};
GRANT SELECT ON competence_setting TO ${worker_role};
