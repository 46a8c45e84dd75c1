-- What was observed of a person, on a referral: sealed under the subject's key, read through the disclosure decision. A draft
-- that expires takes its observations along.
CREATE TABLE observation (
  id          uuid PRIMARY KEY,
  subject_id  uuid NOT NULL REFERENCES subject,
  referral_id uuid NOT NULL REFERENCES referral ON DELETE CASCADE,
  recorded_by text NOT NULL,
  category    text NOT NULL CHECK (category IN ('identity', 'contact', 'medical', 'location', 'documents', 'narrative')),
  handling    text NOT NULL CHECK (handling IN ('H0', 'H1', 'H2', 'H3')),
  details     bytea NOT NULL,
  note        bytea,
  corrects    uuid UNIQUE,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX observation_referral ON observation (referral_id, recorded_at, id);
CREATE INDEX observation_subject ON observation (subject_id);
COMMENT ON TABLE observation IS 'Personal data, append-only: a newer one corrects an older one. Read only through the disclosure decision.';
COMMENT ON COLUMN observation.category IS 'Of the indicator, as the catalogue said when it was recorded.';
COMMENT ON COLUMN observation.details IS 'Indicator, value, observer, time, grades: sealed under the subject''s key.';
COMMENT ON COLUMN observation.note IS 'Free text, sealed likewise; counts as narrative.';
COMMENT ON COLUMN observation.corrects IS 'No foreign key: a draft''s go together with it.';

ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_tied ON observation FOR SELECT TO ${service_role}
  USING (CASE WHEN recorded_by = caller_agency() OR is_tied_to_subject(subject_id) THEN true ELSE false END);
CREATE POLICY recorded_by_the_caller ON observation FOR INSERT TO ${service_role}
  WITH CHECK (recorded_by = caller_agency());
GRANT SELECT, INSERT ON observation TO ${service_role};

-- What may be disclosed of them goes to the referral's case, whoever made the change by which it may: decided as the worker,
-- on what the decision needs to know and no category of the record.
CREATE POLICY reported_by_workers ON observation FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT (id, subject_id, referral_id, recorded_by, category, handling, details, corrects, recorded_at) ON observation
  TO ${worker_role};
CREATE FUNCTION subject_facts(asked uuid) RETURNS TABLE (recorded_by text, age_class text, erased boolean, handling bytea)
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT s.recorded_by, s.age_class, s.erased_at IS NOT NULL, s.handling FROM subject s WHERE s.id = asked;
END;
REVOKE EXECUTE ON FUNCTION subject_facts(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION subject_facts(uuid) TO ${worker_role};
GRANT SELECT ON consent TO ${worker_role};
