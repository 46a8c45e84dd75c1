-- What an agency claimed before it was appointed stays a claim; what the responsible agency stated counts when another one is appointed.
ALTER TABLE referral ADD COLUMN danger_claimed boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN referral.danger_claimed IS 'Its sender stated the danger before it had the say, and nobody confirmed it.';

CREATE FUNCTION danger_is_stated_anew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.danger_claimed := false;
  RETURN NEW;
END $$;
CREATE TRIGGER danger_is_stated_anew BEFORE UPDATE ON referral FOR EACH ROW
  WHEN (OLD.danger_claimed AND NEW.urgency <> OLD.urgency) EXECUTE FUNCTION danger_is_stated_anew();

CREATE OR REPLACE FUNCTION law_over(asked uuid) RETURNS TABLE (country text, in_danger boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT s.governing_country, EXISTS (SELECT FROM referral r WHERE r.subject_id = s.id
      AND r.urgency = 'immediate-danger'
      AND r.state IN ('submitted', 'received', 'information-requested', 'accepted', 'in-progress')
      AND (r.danger_confirmed
        OR (r.referrer_agency = s.responsible_agency AND r.sending_agency = s.responsible_agency AND NOT r.danger_claimed)))
    FROM subject s WHERE s.id = asked;
END $$;

CREATE OR REPLACE FUNCTION appoint_responsible(asked uuid, appointed text) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public
BEGIN ATOMIC
  UPDATE referral SET danger_confirmed = true FROM subject s WHERE s.id = asked AND subject_id = asked
    AND referrer_agency = s.responsible_agency AND sending_agency = s.responsible_agency AND NOT danger_claimed
    AND urgency = 'immediate-danger'
    AND state IN ('submitted', 'received', 'information-requested', 'accepted', 'in-progress', 'refused');
  UPDATE referral SET danger_claimed = true WHERE subject_id = asked AND referrer_agency = appointed
    AND submitted_at IS NOT NULL AND urgency = 'immediate-danger' AND NOT danger_confirmed;
  UPDATE subject SET responsible_agency = appointed WHERE id = asked RETURNING true;
END;
