-- What officers write in a case, sealed under a key of the case in the keys' database.

CREATE TABLE case_note (
  id            uuid PRIMARY KEY,
  case_id       uuid NOT NULL REFERENCES case_file,
  author_agency text NOT NULL,
  author_unit   text NOT NULL,
  person        text NOT NULL,
  handling      text NOT NULL CHECK (handling IN ('H0', 'H1', 'H2', 'H3')),
  corrects      uuid REFERENCES case_note,
  sealed_under  uuid NOT NULL,
  text          bytea NOT NULL,
  written_at    timestamptz NOT NULL
);
CREATE INDEX case_note_case ON case_note (case_id, written_at DESC, id DESC);
COMMENT ON TABLE case_note IS 'Officers'' free text, append-only: a newer note corrects an older one.';
COMMENT ON COLUMN case_note.person IS 'Pseudonymous staff id from the token claim person.';
COMMENT ON COLUMN case_note.handling IS 'H2 and H3 are read by the author''s agency alone.';
COMMENT ON COLUMN case_note.sealed_under IS 'The data key; erased when it is not, or no longer, the case''s.';
COMMENT ON COLUMN case_note.text IS 'Sealed, bound to the note.';

ALTER TABLE case_file
  ADD COLUMN notes_key       uuid,
  ADD COLUMN notes_erased_at timestamptz,
  ADD COLUMN erasure_reason  text CHECK (erasure_reason IN ('subject-request', 'unlawful-recording', 'retention-ended')),
  ADD CHECK ((notes_erased_at IS NULL) = (erasure_reason IS NULL));
COMMENT ON TABLE case_file IS 'A case. It always has exactly one custodian unit. A subject appears by id only, reasons are codes.';
COMMENT ON COLUMN case_file.notes_key IS 'The data key of its notes; null before the first and after an erasure.';
COMMENT ON COLUMN case_file.notes_erased_at IS 'The key of the notes until then was destroyed right after this was committed.';

ALTER TABLE case_note ENABLE ROW LEVEL SECURITY;
-- CASE as for every listed table.
CREATE POLICY read_by_readers ON case_note FOR SELECT TO ${service_role}
  USING (CASE WHEN (author_agency = caller_agency() OR handling IN ('H0', 'H1'))
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);
CREATE POLICY written_by_the_custodian ON case_note FOR INSERT TO ${service_role}
  WITH CHECK (author_agency = caller_agency() AND author_unit = caller_unit() AND holds_case(case_id));
GRANT SELECT, INSERT ON case_note TO ${service_role};

-- Who wrote and read which notes is the auditor's to know: the timeline would tell of notes that its reader does not read.
DROP POLICY read_by_readers_of_the_case ON audit_entry;
CREATE POLICY read_by_readers_of_the_case ON audit_entry FOR SELECT TO ${service_role}
  USING (action NOT IN ('case.note-written', 'case.notes-read') AND (holds_case(subject) OR is_granted_case(subject)));

-- The data protection officer of the custodian's agency, of whatever unit.
CREATE POLICY read_by_the_data_protection_officer ON case_file FOR SELECT TO ${service_role}
  USING (CASE WHEN custodian_agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles())
    THEN true ELSE false END);
CREATE POLICY erased_by_the_data_protection_officer ON case_file FOR UPDATE TO ${service_role}
  USING (custodian_agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()));

-- The shared platform module's journal of erasures; it and the journal file complete each other after a restore.
CREATE TABLE erasure_journal (
  owner uuid PRIMARY KEY,
  at    timestamptz NOT NULL
);
COMMENT ON TABLE erasure_journal IS 'Whose data keys were destroyed; replayed at every start, before the service is ready.';
ALTER TABLE erasure_journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY noted_by_callers ON erasure_journal FOR INSERT TO ${service_role}
  WITH CHECK (caller_client() IS NOT NULL);
CREATE POLICY replayed_by_workers ON erasure_journal TO ${worker_role} USING (true);
GRANT INSERT ON erasure_journal TO ${service_role};
GRANT SELECT, INSERT ON erasure_journal TO ${worker_role};
