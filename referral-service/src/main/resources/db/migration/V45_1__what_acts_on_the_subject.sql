-- A referral speaks for itself alone: its country and its urgency act on its own due time, routing and receiver. Which law
-- governs the subject, and that it is in danger as a legal basis, are properties of the subject: the responsible agency
-- states them, what anybody else states is a claim until it is confirmed.
ALTER TABLE subject ADD COLUMN governing_referral uuid;
UPDATE subject SET governing_referral = (SELECT r.id FROM referral r WHERE r.subject_id = subject.id AND r.submitted_at IS NOT NULL
  AND r.referrer_agency = subject.responsible_agency AND r.country = subject.governing_country ORDER BY r.submitted_at LIMIT 1);
COMMENT ON COLUMN subject.governing_referral IS 'The referral on which the responsible agency stated the country; null once a claim was confirmed.';

ALTER TABLE referral
  ADD COLUMN governing_country text CHECK (governing_country ~ '^[A-Z]{2}$'),
  ADD COLUMN danger_confirmed  boolean NOT NULL DEFAULT false;
UPDATE referral SET governing_country = s.governing_country FROM subject s WHERE s.id = referral.subject_id;
COMMENT ON COLUMN referral.country IS 'What this referral states: for its due time and its routing.';
COMMENT ON COLUMN referral.governing_country IS 'A copy of the subject''s, so that queries and policies stay in one table.';
COMMENT ON COLUMN referral.danger_confirmed IS 'The danger that it states counts for the subject, though the responsible agency did not send it.';

ALTER TABLE task ADD COLUMN stated_country text CHECK (stated_country ~ '^[A-Z]{2}$');
COMMENT ON COLUMN task.stated_country IS 'Which country is claimed to govern the subject.';

-- What was confirmed of a referral is bound to it while it is open and states it.
CREATE FUNCTION confirmation_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.danger_confirmed := NEW.urgency = 'immediate-danger'
    AND NEW.state IN ('submitted', 'received', 'information-requested', 'accepted', 'in-progress', 'refused');
  RETURN NEW;
END $$;
CREATE TRIGGER confirmation_ends BEFORE UPDATE ON referral FOR EACH ROW WHEN (OLD.danger_confirmed)
  EXECUTE FUNCTION confirmation_ends();

-- The same for every reader, whichever referrals it sees. Asked as the owner; whom it answers, the service decides.
CREATE FUNCTION law_over(asked uuid) RETURNS TABLE (country text, in_danger boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    SELECT s.governing_country, EXISTS (SELECT FROM referral r WHERE r.subject_id = s.id
      AND r.urgency = 'immediate-danger'
      AND r.state IN ('submitted', 'received', 'information-requested', 'accepted', 'in-progress')
      AND (r.danger_confirmed
        OR (r.referrer_agency = s.responsible_agency AND r.sending_agency = s.responsible_agency)))
    FROM subject s WHERE s.id = asked;
END $$;

-- Everything that goes by the governing country follows it: whom the coordinator sees, and what waits for it.
CREATE FUNCTION govern_subject(asked uuid, by_law_of text, stated_on uuid) RETURNS void
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE subject SET governing_country = by_law_of, governing_referral = stated_on WHERE id = asked;
  UPDATE referral SET governing_country = by_law_of WHERE subject_id = asked;
  UPDATE emergency_access SET country = by_law_of WHERE subject_id = asked;
  UPDATE task SET country = by_law_of WHERE subject_id = asked AND settled_at IS NULL AND country IS NOT NULL;
END $$;
REVOKE EXECUTE ON FUNCTION govern_subject(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION govern_subject(uuid, text, uuid) TO ${worker_role};
CREATE FUNCTION governed_by_referral(asked uuid) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT s.governing_referral FROM subject s WHERE s.id = asked;
END;

DROP POLICY read_by_parties ON referral;
CREATE POLICY read_by_parties ON referral FOR SELECT TO ${service_role}
  USING (CASE WHEN sending_agency = caller_agency()
    OR (submitted_at IS NOT NULL AND answering_agency = caller_agency())
    OR (submitted_at IS NOT NULL AND governing_country = coordinated_country())
    OR (case_id IS NOT NULL AND reads_case(case_id)) THEN true ELSE false END);
DROP POLICY moved_by_parties ON referral;
CREATE POLICY moved_by_parties ON referral FOR UPDATE TO ${service_role}
  USING (CASE WHEN sending_agency = caller_agency()
    OR (submitted_at IS NOT NULL AND answering_agency = caller_agency())
    OR (submitted_at IS NOT NULL AND governing_country = coordinated_country()) THEN true ELSE false END);
DROP POLICY lifted_by_who_set_it ON exclusion;
CREATE POLICY lifted_by_who_set_it ON exclusion FOR DELETE TO ${service_role}
  USING ((set_by = caller_agency() AND NOT by_coordinator)
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = exclusion.subject_id
      AND r.governing_country = coordinated_country()));
