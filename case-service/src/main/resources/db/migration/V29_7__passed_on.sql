-- What an agency records goes as far as its handling code lets it: H0 to all who read the case; H1, which is not for a court, to
-- who holds the case and not to a prosecution that reads it by a grant; H2 and H3 to nobody else. PassedOn says it for queries.
CREATE FUNCTION passed_on(handling text, case_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN handling = 'H0' OR (handling = 'H1' AND holds_case(case_id));

ALTER POLICY read_by_readers ON case_note
  USING (CASE WHEN (author_agency = caller_agency() OR passed_on(handling, case_id))
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);
ALTER POLICY read_by_readers ON case_person
  USING (CASE WHEN (agency = caller_agency() OR passed_on(handling, case_id))
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);
ALTER POLICY read_by_readers ON case_person_version
  USING (CASE WHEN (holds_case(case_id) OR is_granted_case(case_id)) AND (agency = caller_agency()
      OR (passed_on(handling, case_id) AND EXISTS (SELECT FROM case_person p WHERE p.id = person_id)))
    THEN true ELSE false END);
ALTER POLICY read_by_readers ON evidence
  USING (CASE WHEN (author_agency = caller_agency() OR passed_on(handling, case_id))
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);

CREATE OR REPLACE FUNCTION audited_evidence(asked uuid) RETURNS TABLE (evidence_id uuid, "position" integer, hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT (a.details ->> 'evidenceId')::uuid, (a.details ->> 'position')::integer, decode(a.details ->> 'hash', 'hex')
    FROM audit_entry a
    WHERE a.subject = asked AND a.action LIKE 'case.evidence-%' AND a.details ->> 'hash' IS NOT NULL
      AND (a.details ->> 'author' = caller_agency() OR passed_on(a.details ->> 'handling', asked))
      AND (holds_case(asked) OR is_granted_case(asked))
      AND asked <> ALL (excluded_cases());
END;

-- Of a referral's observation only to whom it is disclosed now. To whom it was: that there was one, and nothing of what it said.
ALTER POLICY read_by_readers ON case_observation
  USING (CASE WHEN (CASE origin WHEN 'case' THEN agency = caller_agency() OR passed_on(handling, case_id)
      ELSE caller_agency() = ANY (readers) END)
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);
CREATE FUNCTION retracted_observations(asked uuid)
  RETURNS TABLE (id uuid, referral_id uuid, agency text, corrects uuid, recorded_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT o.id, o.referral_id, o.agency, o.corrects, o.recorded_at FROM case_observation o
    WHERE o.case_id = asked AND caller_agency() = ANY (o.shown_to) AND caller_agency() <> ALL (o.readers)
      AND (holds_case(asked) OR is_granted_case(asked))
      AND asked <> ALL (excluded_cases());
END;
COMMENT ON FUNCTION retracted_observations(uuid) IS 'What was disclosed to the caller''s agency and is not any more.';
COMMENT ON COLUMN case_note.handling IS 'How far it goes beyond the author''s agency: passed_on.';
COMMENT ON COLUMN case_person.handling IS 'How far it goes beyond the entering agency: passed_on.';
COMMENT ON COLUMN evidence.handling IS 'How far it goes beyond the author''s agency: passed_on.';
COMMENT ON COLUMN case_observation.handling IS 'How far an officer''s goes beyond the own agency: passed_on; of a referral''s, readers says who reads.';

-- The ids of all observations are taken, also those that a referral's reporter does not see.
CREATE FUNCTION observed_elsewhere(ids uuid[], referral uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
  RETURN EXISTS (SELECT FROM case_observation o WHERE o.id = ANY (ids) AND o.referral_id IS DISTINCT FROM referral);
REVOKE EXECUTE ON FUNCTION observed_elsewhere(uuid[], uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION observed_elsewhere(uuid[], uuid) TO ${worker_role};
