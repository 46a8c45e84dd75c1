-- What was withdrawn because the receiver endangers the subject, or has a conflict of interest, only the referrer takes up
-- again: neither that receiver nor a coordinator has anything left to do with it.
ALTER TABLE referral DROP CONSTRAINT referral_state_check;
ALTER TABLE referral ADD CONSTRAINT referral_state_check CHECK (state IN ('draft', 'submitted', 'received',
  'information-requested', 'accepted', 'refused', 'in-progress', 'completed', 'withdrawn', 'consent-withdrawn',
  'withdrawn-for-safety'));
UPDATE referral SET state = 'withdrawn-for-safety' WHERE state = 'withdrawn' AND withdrawal_code = 'safety-risk';
COMMENT ON COLUMN referral.state IS 'consent-withdrawn and withdrawn-for-safety are shown as withdrawn; they differ in who may reopen it.';
DROP INDEX referral_ended;
CREATE INDEX referral_ended ON referral (subject_id)
  WHERE state IN ('completed', 'withdrawn', 'consent-withdrawn', 'withdrawn-for-safety', 'refused');

CREATE OR REPLACE FUNCTION is_tied_to_subject(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM subject s WHERE s.id = asked AND s.responsible_agency = caller_agency())
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = asked
    AND (r.sending_agency = caller_agency()
      OR (r.submitted_at IS NOT NULL AND r.state NOT IN ('refused', 'consent-withdrawn', 'withdrawn-for-safety')
        AND r.answering_agency = caller_agency()
        AND (r.holder_unit IS NULL OR r.holder_unit = caller_unit() OR NOT caller_investigates()))
      OR (r.submitted_at IS NOT NULL AND r.state IN ('completed', 'withdrawn')
        AND r.country = coordinated_country())
      OR reads_case(r.case_id)));
