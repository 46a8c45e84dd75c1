-- One agency answers for each subject: at first the one that recorded it. It alone makes grounds for reading, and ends
-- those of others; the coordinator of the governing country may appoint another.
ALTER TABLE subject
  ADD COLUMN responsible_agency text,
  ADD COLUMN governing_country  text CHECK (governing_country ~ '^[A-Z]{2}$');
UPDATE subject SET responsible_agency = recorded_by,
  governing_country = (SELECT r.country FROM referral r WHERE r.subject_id = subject.id AND r.submitted_at IS NOT NULL
    ORDER BY r.referrer_agency = subject.recorded_by DESC, r.submitted_at LIMIT 1);
ALTER TABLE subject ALTER COLUMN responsible_agency SET NOT NULL;
COMMENT ON COLUMN subject.responsible_agency IS 'Has the say about consents, exclusions and what acts on the subject; recorded_by keeps reading what it recorded.';
COMMENT ON COLUMN subject.governing_country IS 'Whose legal profile governs the subject, and whose coordinator arbitrates; null until a referral was submitted.';

-- The coordinator of a country is an agency that offers coordination, and not just any of that type; the oversight agency
-- decides what names a coordinator.
CREATE OR REPLACE FUNCTION coordinated_country() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN CASE WHEN 'coordinator' = ANY (caller_roles())
    THEN (SELECT a.country FROM agency a WHERE a.code = caller_agency()
      AND a.type = 'coordinator' AND 'coordination' = ANY (a.services)) END;
CREATE FUNCTION caller_oversees() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN 'coordinator' = ANY (caller_roles()) AND EXISTS (SELECT FROM agency a WHERE a.code = caller_agency()
    AND a.type = 'coordinator' AND 'oversight' = ANY (a.services));

-- What waits for somebody's decision. It is settled once, by whom it was put to, and never shown to whom it names.
CREATE TABLE task (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('consent-confirmation', 'withdrawal-confirmation', 'guardian-conflict-confirmation',
                'exclusion-request', 'danger-claim', 'country-claim', 'incident-claim', 'reflection-claim',
                'erasure-answer', 'responsibility-request')),
  subject_id  uuid NOT NULL REFERENCES subject ON DELETE CASCADE,
  referral_id uuid,
  reference   text NOT NULL,
  about       uuid,
  names       text,
  asked_by    text NOT NULL,
  agency      text,
  role        text NOT NULL CHECK (role IN ('referrer', 'data-protection-officer')),
  country     text CHECK (country ~ '^[A-Z]{2}$'),
  oversight   boolean NOT NULL,
  seconded_by text,
  opened_at   timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  overdue_at  timestamptz,
  settled_at  timestamptz,
  settled_by  text,
  decision    text CHECK (decision IN ('confirmed', 'rejected', 'withdrawn')),
  CHECK (agency IS NOT NULL OR country IS NOT NULL OR oversight),
  CHECK ((settled_at IS NULL) = (decision IS NULL))
);
CREATE INDEX task_agency ON task (agency, opened_at DESC, id DESC) WHERE agency IS NOT NULL;
CREATE INDEX task_country ON task (country, opened_at DESC, id DESC) WHERE country IS NOT NULL;
CREATE INDEX task_oversight ON task (opened_at DESC, id DESC) WHERE oversight;
CREATE INDEX task_asked_by ON task (asked_by, opened_at DESC, id DESC);
CREATE INDEX task_subject ON task (subject_id);
CREATE INDEX task_due ON task (due_at) WHERE settled_at IS NULL AND overdue_at IS NULL;
COMMENT ON TABLE task IS 'Put to an agency, to the coordinator of a country, to the oversight agency, or to several of them.';
COMMENT ON COLUMN task.reference IS 'Of a referral that those who settle it know, else of the task itself.';
COMMENT ON COLUMN task.about IS 'The consent, exclusion or erasure that is decided on.';
COMMENT ON COLUMN task.names IS 'The agency that it names: never told of it.';
COMMENT ON COLUMN task.role IS 'Of the agency''s member who settles it.';
COMMENT ON COLUMN task.seconded_by IS 'The first of the two persons of the oversight agency.';

ALTER TABLE task ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_who_settles_or_asked ON task FOR SELECT TO ${service_role}
  USING (CASE WHEN names IS NOT DISTINCT FROM caller_agency() THEN false
    WHEN agency = caller_agency() OR asked_by = caller_agency() OR country = coordinated_country()
      OR (oversight AND caller_oversees()) THEN true ELSE false END);
CREATE POLICY settled_by_whom_it_was_put_to ON task FOR UPDATE TO ${service_role}
  USING (CASE WHEN names IS NOT DISTINCT FROM caller_agency() THEN false
    WHEN agency = caller_agency() OR asked_by = caller_agency() OR country = coordinated_country()
      OR (oversight AND caller_oversees()) THEN true ELSE false END);
CREATE POLICY hidden_from_the_excluded ON task AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY worked_on ON task TO ${worker_role} USING (true);
GRANT SELECT, UPDATE (version, seconded_by, overdue_at, settled_at, settled_by, decision) ON task TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON task TO ${worker_role};

-- Whoever is responsible is tied to the subject as the recorder is.
CREATE OR REPLACE FUNCTION is_tied_to_subject(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM subject s WHERE s.id = asked AND s.responsible_agency = caller_agency())
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = asked
    AND (r.sending_agency = caller_agency()
      OR (r.submitted_at IS NOT NULL AND r.state NOT IN ('refused', 'consent-withdrawn')
        AND r.answering_agency = caller_agency()
        AND (r.holder_unit IS NULL OR r.holder_unit = caller_unit() OR NOT caller_investigates()))
      OR (r.submitted_at IS NOT NULL AND r.state IN ('completed', 'withdrawn')
        AND r.country = coordinated_country())
      OR reads_case(r.case_id)));
DROP POLICY read_by_those_tied ON subject;
CREATE POLICY read_by_those_tied ON subject FOR SELECT TO ${service_role}
  USING (recorded_by = caller_agency() OR responsible_agency = caller_agency() OR is_tied_to_subject(id));

-- Who stands how to a subject, whoever asks: agencies only, and nothing of the record. For the decisions of the service.
CREATE FUNCTION agencies_in_care(asked uuid) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(DISTINCT r.answering_agency), '{}') FROM referral r
    JOIN agency a ON a.code = r.answering_agency
    WHERE r.subject_id = asked AND r.state IN ('accepted', 'in-progress')
      AND r.need IN ('protection', 'medical-care', 'legal-aid')
      AND a.type NOT IN ('police', 'border-guard', 'prosecution', 'coordinator');
END;
CREATE FUNCTION authority_over(asked uuid)
  RETURNS TABLE (recorded_by text, responsible text, governing_country text, in_care text[])
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT s.recorded_by, s.responsible_agency, s.governing_country, agencies_in_care(s.id) FROM subject s WHERE s.id = asked;
END;
COMMENT ON FUNCTION authority_over(uuid) IS 'Asked by all commands, for one answer to who may do what; whom it answers, the service decides.';
