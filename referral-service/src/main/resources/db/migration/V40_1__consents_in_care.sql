-- A consent that an agency in care recorded waits for the responsible agency's word, and a withdrawal that it recorded
-- suspends the consent until then.
ALTER TABLE consent
  ADD COLUMN confirmed_at  timestamptz,
  ADD COLUMN rejected_at   timestamptz,
  ADD COLUMN suspended_at  timestamptz,
  ADD COLUMN lifted_for    text[] NOT NULL DEFAULT '{}',
  ADD CHECK (confirmed_at IS NULL OR rejected_at IS NULL);
UPDATE consent SET confirmed_at = recorded_at;
COMMENT ON COLUMN consent.confirmed_at IS 'Since then it counts in full; null while it waits, and when it was rejected.';
COMMENT ON COLUMN consent.suspended_at IS 'A withdrawal was reported: nothing is read on it until that is confirmed or lifted.';
COMMENT ON COLUMN consent.lifted_for IS 'Agencies whose report of a withdrawal was lifted: their next one waits for confirmation.';
GRANT UPDATE (confirmed_at, rejected_at, suspended_at, lifted_for) ON consent TO ${service_role};
GRANT UPDATE (version, withdrawn_at, withdrawal_recorded_by, withdrawal_reason, confirmed_at, rejected_at, suspended_at, lifted_for)
  ON consent TO ${worker_role};
CREATE POLICY settled_by_workers ON consent FOR UPDATE TO ${worker_role} USING (true);
DROP POLICY recorded_by_the_caller ON consent;
CREATE POLICY recorded_by_the_caller ON consent FOR INSERT TO ${service_role}
  WITH CHECK (recorded_by = caller_agency() AND (confirmed_at IS NULL
    OR EXISTS (SELECT FROM subject s WHERE s.id = consent.subject_id AND s.responsible_agency = caller_agency())));

-- What another agency than the recorder wrote into the record since: the recorder does not read that as its own.
ALTER TABLE subject ADD COLUMN authors text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN subject.authors IS 'Data category=agency that wrote it last, where that is not the recorder.';
DROP POLICY changed_by_the_recorder ON subject;
CREATE POLICY changed_by_the_responsible ON subject FOR UPDATE TO ${service_role}
  USING (recorded_by = caller_agency() OR responsible_agency = caller_agency() OR is_tied_to_subject(id))
  WITH CHECK (responsible_agency = caller_agency());

REVOKE UPDATE ON subject FROM ${service_role};
GRANT UPDATE (version, age_class, traits, identity, contact, medical, location, documents, narrative, handling, authors,
  erased_at, erasure_reason, updated_at) ON subject TO ${service_role};

CREATE FUNCTION appoint_responsible(asked uuid, appointed text) RETURNS boolean LANGUAGE sql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public
BEGIN ATOMIC
  UPDATE subject SET responsible_agency = appointed WHERE id = asked RETURNING true;
END;
COMMENT ON FUNCTION appoint_responsible(uuid, text) IS 'By the coordinator, who does not see the subject; the service decides who may.';
REVOKE EXECUTE ON FUNCTION appoint_responsible(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION appoint_responsible(uuid, text) TO ${worker_role};

-- With the types of the agencies in care, for the decision about disclosure.
DROP FUNCTION authority_over(uuid);
DROP FUNCTION agencies_in_care(uuid);
CREATE FUNCTION agencies_in_care(asked uuid) RETURNS TABLE (code text, type text) LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT DISTINCT a.code, a.type FROM referral r
    JOIN agency a ON a.code = r.answering_agency
    WHERE r.subject_id = asked AND r.state IN ('accepted', 'in-progress')
      AND r.need IN ('protection', 'medical-care', 'legal-aid')
      AND a.type NOT IN ('police', 'border-guard', 'prosecution', 'coordinator');
END;
CREATE FUNCTION authority_over(asked uuid)
  RETURNS TABLE (recorded_by text, responsible text, governing_country text, in_care text[], in_care_types text[])
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT s.recorded_by, s.responsible_agency, s.governing_country,
      ARRAY(SELECT c.code FROM agencies_in_care(asked) c ORDER BY c.code),
      ARRAY(SELECT c.type FROM agencies_in_care(asked) c ORDER BY c.code)
    FROM subject s WHERE s.id = asked;
END;
COMMENT ON FUNCTION authority_over(uuid) IS 'Asked by all commands, for one answer to who may do what; whom it answers, the service decides.';

-- What an agency that has the person in care found out and wrote down, beside the record.
CREATE TABLE finding (
  id          uuid PRIMARY KEY,
  subject_id  uuid NOT NULL REFERENCES subject ON DELETE CASCADE,
  recorded_by text NOT NULL,
  category    text NOT NULL CHECK (category IN ('identity', 'contact', 'medical', 'location', 'documents', 'narrative')),
  text        bytea NOT NULL,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX finding_subject ON finding (subject_id, recorded_at, id);
COMMENT ON TABLE finding IS 'Personal data, append-only: read only through the disclosure decision.';
COMMENT ON COLUMN finding.text IS 'Sealed under the subject''s key.';
ALTER TABLE finding ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_tied ON finding FOR SELECT TO ${service_role}
  USING (CASE WHEN recorded_by = caller_agency() OR is_tied_to_subject(subject_id) THEN true ELSE false END);
CREATE POLICY recorded_by_the_caller ON finding FOR INSERT TO ${service_role}
  WITH CHECK (recorded_by = caller_agency());
CREATE POLICY hidden_from_the_excluded ON finding AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
GRANT SELECT, INSERT ON finding TO ${service_role};
