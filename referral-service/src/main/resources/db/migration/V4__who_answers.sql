-- Who answers for a referral once its case has moved on, who has refused it, and since when it is before its receiver.

ALTER TABLE referral
  ADD COLUMN from_case_id    uuid,
  ADD COLUMN holder_agency   text,
  ADD COLUMN holder_unit     text,
  ADD COLUMN accepted_agency text,
  ADD COLUMN refused_by      text[] NOT NULL DEFAULT '{}',
  ADD COLUMN addressed_at    timestamptz,
  ADD CHECK ((holder_agency IS NULL) = (holder_unit IS NULL));
UPDATE referral SET from_case_id = case_id, case_id = NULL WHERE NOT opens_case AND case_id IS NOT NULL;
UPDATE referral SET addressed_at = submitted_at;
UPDATE referral SET accepted_agency = receiver_agency WHERE accepted_at IS NOT NULL;
UPDATE referral SET holder_agency = c.agency, holder_unit = c.unit
  FROM case_custody c WHERE c.case_id = referral.case_id AND opens_case AND accepted_at IS NOT NULL;
COMMENT ON COLUMN referral.case_id IS 'The case it belongs to, as case-service said.';
COMMENT ON COLUMN referral.from_case_id IS 'The case from which the subject was referred on; a case of its own may open all the same.';
COMMENT ON COLUMN referral.holder_agency IS 'The custodian of its case, who answers for it instead of the receiver; null before there is a case.';
COMMENT ON COLUMN referral.refused_by IS 'Agencies that have refused it; routing passes them over.';
COMMENT ON COLUMN referral.addressed_at IS 'When its present receiver was addressed; what happened before is not for them.';

DROP INDEX referral_received_by;
CREATE INDEX referral_received_by ON referral (coalesce(holder_agency, receiver_agency), created_at DESC, id DESC)
  WHERE submitted_at IS NOT NULL;
