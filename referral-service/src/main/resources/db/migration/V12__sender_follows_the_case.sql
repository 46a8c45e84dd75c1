-- What a custodian refers on is its successor's to answer for, once the case is handed over.

ALTER TABLE referral
  ADD COLUMN from_case_agency text,
  ADD COLUMN sending_agency text GENERATED ALWAYS AS (coalesce(from_case_agency, referrer_agency)) STORED;
UPDATE referral SET from_case_agency = c.agency FROM case_custody c WHERE c.case_id = from_case_id AND submitted_at IS NOT NULL;
COMMENT ON COLUMN referral.from_case_agency IS 'Who holds the case from which it was sent, as case-service last reported; null when it was not sent from one.';
COMMENT ON COLUMN referral.sending_agency IS 'Acts as referrer.';

DROP INDEX referral_sent;
CREATE INDEX referral_sent ON referral (sending_agency, created_at DESC, id DESC);
CREATE INDEX referral_from_case ON referral (from_case_id) WHERE from_case_id IS NOT NULL;

CREATE OR REPLACE FUNCTION is_tied_to_subject(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM referral r WHERE r.subject_id = asked
    AND (r.sending_agency = caller_agency()
      OR (r.submitted_at IS NOT NULL AND r.state NOT IN ('refused', 'consent-withdrawn')
        AND r.answering_agency = caller_agency()
        AND (r.holder_unit IS NULL OR r.holder_unit = caller_unit() OR NOT caller_investigates()))
      OR (r.submitted_at IS NOT NULL AND r.state IN ('completed', 'withdrawn')
        AND r.country = coordinated_country())
      OR reads_case(r.case_id)));

DROP POLICY read_by_parties ON referral;
CREATE POLICY read_by_parties ON referral FOR SELECT TO ${service_role}
  USING (CASE WHEN sending_agency = caller_agency()
    OR (submitted_at IS NOT NULL AND answering_agency = caller_agency())
    OR (submitted_at IS NOT NULL AND country = coordinated_country())
    OR (case_id IS NOT NULL AND reads_case(case_id)) THEN true ELSE false END);
DROP POLICY moved_by_parties ON referral;
CREATE POLICY moved_by_parties ON referral FOR UPDATE TO ${service_role}
  USING (CASE WHEN sending_agency = caller_agency()
    OR (submitted_at IS NOT NULL AND answering_agency = caller_agency())
    OR (submitted_at IS NOT NULL AND country = coordinated_country()) THEN true ELSE false END);
