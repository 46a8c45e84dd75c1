-- Reflection period: police and prosecution do not learn how to reach the subject, or where, while it runs.
CREATE TABLE reflection_period (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL,
  subject_id  uuid NOT NULL REFERENCES subject,
  referral_id uuid NOT NULL REFERENCES referral,
  started_by  text NOT NULL,
  started_at  timestamptz NOT NULL,
  until       timestamptz NOT NULL,
  ended_at    timestamptz,
  ended_by    text,
  ended_on    text CHECK (ended_on IN ('subject-consent', 'imminent-danger')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_on IS NULL))
);
CREATE INDEX reflection_period_subject ON reflection_period (subject_id, started_at DESC, id DESC);
COMMENT ON TABLE reflection_period IS 'The newest of a subject counts.';

-- Whoever could read the subject must see that it reflects: a policy that hid it would open what it closes.
ALTER TABLE reflection_period ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_tied ON reflection_period FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM subject s WHERE s.id = subject_id)
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = reflection_period.subject_id));
CREATE POLICY started_by_the_caller ON reflection_period FOR INSERT TO ${service_role}
  WITH CHECK (started_by = caller_agency()
    AND EXISTS (SELECT FROM referral r
      WHERE r.id = referral_id AND r.subject_id = reflection_period.subject_id));
CREATE POLICY ended_by_parties ON reflection_period FOR UPDATE TO ${service_role}
  USING (NOT caller_investigates()
    AND EXISTS (SELECT FROM referral r WHERE r.subject_id = reflection_period.subject_id));
CREATE POLICY read_by_workers ON reflection_period FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE (version, ended_at, ended_by, ended_on) ON reflection_period TO ${service_role};
GRANT SELECT ON reflection_period TO ${worker_role};

-- Handling codes, sealed: a condition is free text.
ALTER TABLE subject ADD COLUMN handling bytea;
COMMENT ON COLUMN subject.handling IS 'Handling codes by category, sealed; null when every category has H0.';
