-- An incident ties a subject to others, so that exclusions reach over it, when the responsible agency states it or a claim
-- of it was confirmed: nobody hides a person of another's by an incident that they share with one of their own.
ALTER TABLE referral ADD COLUMN incident_ties boolean NOT NULL DEFAULT false;
UPDATE referral SET incident_ties = true FROM subject s WHERE s.id = referral.subject_id AND referral.incident_id IS NOT NULL
  AND referral.referrer_agency = s.responsible_agency;
COMMENT ON COLUMN referral.incident_ties IS 'The responsible agency stated its incident when it had the say, or a claim of it was confirmed.';

CREATE OR REPLACE FUNCTION confirmation_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.danger_confirmed := NEW.danger_confirmed AND NEW.urgency = 'immediate-danger'
    AND NEW.state IN ('submitted', 'received', 'information-requested', 'accepted', 'in-progress', 'refused');
  NEW.incident_ties := NEW.incident_ties AND NEW.incident_id IS NOT DISTINCT FROM OLD.incident_id;
  RETURN NEW;
END $$;
DROP TRIGGER confirmation_ends ON referral;
CREATE TRIGGER confirmation_ends BEFORE UPDATE ON referral FOR EACH ROW WHEN (OLD.danger_confirmed OR OLD.incident_ties)
  EXECUTE FUNCTION confirmation_ends();

CREATE OR REPLACE FUNCTION tied_subjects(these uuid[], incident uuid) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH RECURSIVE tied(subject_id) AS (
      (SELECT unnest(these) UNION SELECT r.subject_id FROM referral r
        WHERE r.incident_id = incident AND r.incident_ties AND r.referrer_agency = caller_agency() AND r.submitted_at IS NOT NULL
          AND EXISTS (SELECT FROM subject s WHERE s.id = ANY (these) AND s.responsible_agency = caller_agency()))
      UNION
      SELECT other.subject_id FROM tied
        JOIN referral r ON r.subject_id = tied.subject_id AND r.submitted_at IS NOT NULL
        CROSS JOIN LATERAL (
          SELECT i.subject_id FROM referral i WHERE r.incident_ties AND i.incident_id = r.incident_id AND i.incident_ties
            AND i.referrer_agency = r.referrer_agency AND i.submitted_at IS NOT NULL
          UNION ALL SELECT c.subject_id FROM referral c WHERE c.case_id = r.case_id) other
    )
    SELECT array_agg(tied.subject_id) FROM tied);
END $$;
