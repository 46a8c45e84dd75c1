-- Referrals that were sent out of a case for its subjects: shelter, care, legal aid. As referral-service last reported them,
-- and no further than the sender may know what became of them.
CREATE TABLE protection_referral (
  id              uuid PRIMARY KEY,
  case_id         uuid NOT NULL REFERENCES case_file,
  sequence        bigint NOT NULL,
  state           text NOT NULL,
  reference       text NOT NULL,
  subject_id      uuid NOT NULL,
  receiver_agency text NOT NULL,
  need            text NOT NULL,
  service_type    text,
  months          integer,
  interval_months integer,
  outcome         text,
  due_at          timestamptz,
  submitted_at    timestamptz NOT NULL,
  state_since     timestamptz NOT NULL,
  CHECK ((months IS NULL) = (interval_months IS NULL))
);
CREATE INDEX protection_referral_case ON protection_referral (case_id, submitted_at DESC, id DESC);
COMMENT ON TABLE protection_referral IS 'Help that a case''s custodian asked for. The custodian''s alone to read: whoever only reads the case does not see it.';
COMMENT ON COLUMN protection_referral.sequence IS 'Of the newest report; older ones are ignored.';
COMMENT ON COLUMN protection_referral.subject_id IS 'Reference to referral-service, which alone knows the person.';

ALTER TABLE protection_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_the_custodian ON protection_referral FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) THEN true ELSE false END);
CREATE POLICY worked_on ON protection_referral TO ${worker_role} USING (true);
CREATE POLICY hidden_from_the_excluded ON protection_referral AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT ON protection_referral TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON protection_referral TO ${worker_role};
