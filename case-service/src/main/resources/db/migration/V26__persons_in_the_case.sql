-- Persons in a case other than its subjects: codes in the clear, what officers write sealed under the key of the case.

CREATE TABLE case_person (
  id         uuid PRIMARY KEY,
  case_id    uuid NOT NULL REFERENCES case_file,
  agency     text NOT NULL,
  unit       text NOT NULL,
  entered_at timestamptz NOT NULL,
  version    bigint NOT NULL,
  handling   text NOT NULL CHECK (handling IN ('H0', 'H1', 'H2', 'H3'))
);
CREATE INDEX case_person_case ON case_person (case_id, entered_at DESC, id DESC);
COMMENT ON TABLE case_person IS 'Who is in a case, and which version of what is known of them counts.';
COMMENT ON COLUMN case_person.agency IS 'Who entered the person, and alone changes the handling code.';
COMMENT ON COLUMN case_person.handling IS 'H2 and H3 are read by the entering agency alone.';

CREATE TABLE case_person_version (
  id           uuid PRIMARY KEY,
  person_id    uuid NOT NULL REFERENCES case_person,
  case_id      uuid NOT NULL REFERENCES case_file,
  version      bigint NOT NULL,
  agency       text NOT NULL,
  unit         text NOT NULL,
  person       text NOT NULL,
  kind         text NOT NULL,
  standing     text NOT NULL,
  roles        text[] NOT NULL,
  subject_id   uuid,
  handling     text NOT NULL CHECK (handling IN ('H0', 'H1', 'H2', 'H3')),
  sealed_under uuid NOT NULL,
  text         bytea NOT NULL,
  written_at   timestamptz NOT NULL,
  UNIQUE (person_id, version)
);
COMMENT ON TABLE case_person_version IS 'Persons as written, append-only.';
COMMENT ON COLUMN case_person_version.person IS 'Pseudonymous staff id of the writer, from the token claim person.';
COMMENT ON COLUMN case_person_version.subject_id IS 'Whom the writer says the person is; reference to referral-service, which alone knows.';
COMMENT ON COLUMN case_person_version.sealed_under IS 'The data key; erased when it is not, or no longer, the case''s.';
COMMENT ON COLUMN case_person_version.text IS 'Name, aliases, identifiers, details; sealed, bound to the version.';

ALTER TABLE case_person ENABLE ROW LEVEL SECURITY;
-- CASE as for every listed table.
CREATE POLICY read_by_readers ON case_person FOR SELECT TO ${service_role}
  USING (CASE WHEN (agency = caller_agency() OR handling IN ('H0', 'H1'))
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);
CREATE POLICY entered_by_the_custodian ON case_person FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND unit = caller_unit() AND holds_case(case_id));
CREATE POLICY changed_by_the_custodian ON case_person FOR UPDATE TO ${service_role} USING (holds_case(case_id));
GRANT SELECT, INSERT, UPDATE (version, handling) ON case_person TO ${service_role};

ALTER TABLE case_person_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON case_person_version FOR SELECT TO ${service_role}
  USING (CASE WHEN (holds_case(case_id) OR is_granted_case(case_id)) AND (agency = caller_agency()
      OR (handling IN ('H0', 'H1') AND EXISTS (SELECT FROM case_person p WHERE p.id = person_id)))
    THEN true ELSE false END);
CREATE POLICY written_by_the_custodian ON case_person_version FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND unit = caller_unit() AND holds_case(case_id));
GRANT SELECT, INSERT ON case_person_version TO ${service_role};
