-- What each agency writes in a case is sealed under a key of its own, so that an erasure takes no more than what its agency wrote.
CREATE TABLE case_key (
  case_id   uuid NOT NULL REFERENCES case_file,
  agency    text NOT NULL,
  key       uuid NOT NULL,
  made_at   timestamptz NOT NULL,
  erased_at timestamptz,
  PRIMARY KEY (case_id, agency, key)
);
CREATE UNIQUE INDEX case_key_in_use ON case_key (case_id, agency) WHERE erased_at IS NULL;
CREATE INDEX case_key_key ON case_key (key);
COMMENT ON TABLE case_key IS 'Data keys of a case, one of each agency that has written in it. Whoever has one has a stake in the case.';
COMMENT ON COLUMN case_key.key IS 'Of what was written before each agency had its own, of several agencies; destroyed when none of them needs it.';

INSERT INTO case_key (case_id, agency, key, made_at)
  SELECT c.id, w.agency, c.text_key, c.updated_at FROM case_file c CROSS JOIN LATERAL (
    SELECT c.custodian_agency AS agency
    UNION SELECT author_agency FROM case_note x WHERE x.case_id = c.id AND x.sealed_under = c.text_key
    UNION SELECT agency FROM case_person_version x WHERE x.case_id = c.id AND x.sealed_under = c.text_key
    UNION SELECT agency FROM case_observation x WHERE x.case_id = c.id AND x.sealed_under = c.text_key
    UNION SELECT author_agency FROM evidence x WHERE x.case_id = c.id AND x.sealed_under = c.text_key
    UNION SELECT agency FROM assessment_draft x WHERE x.case_id = c.id AND x.sealed_under = c.text_key
    UNION SELECT agency FROM assessment x WHERE x.case_id = c.id AND x.sealed_under = c.text_key
    UNION SELECT agency FROM assessment_return x WHERE x.case_id = c.id AND x.sealed_under = c.text_key
    UNION SELECT concluded_agency FROM non_punishment_review x WHERE x.case_id = c.id AND x.sealed_under = c.text_key) w
  WHERE c.text_key IS NOT NULL;

-- To whoever reads the case: which keys are there, not whose they are.
CREATE FUNCTION open_keys(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT DISTINCT k.key FROM case_key k WHERE k.case_id = asked AND k.erased_at IS NULL
    AND (holds_case(asked) OR is_granted_case(asked)) AND asked <> ALL (excluded_cases());
END;

-- Whether an erasure takes evidence of the own agency along: its data protection officer is to know, and reads none of it.
DROP FUNCTION evidence_to_erase(uuid);
CREATE FUNCTION evidence_to_erase(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM evidence e
      JOIN case_key k ON k.case_id = e.case_id AND k.key = e.sealed_under AND k.agency = e.author_agency AND k.erased_at IS NULL
    WHERE e.case_id = asked AND e.author_agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles())
      AND asked <> ALL (excluded_cases()));
END;
ALTER TABLE case_file DROP COLUMN text_key;
COMMENT ON COLUMN case_file.text_erased_at IS 'When its custodian''s agency last erased what it had written.';

ALTER TABLE case_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_its_agency ON case_key FOR SELECT TO ${service_role} USING (agency = caller_agency());
CREATE POLICY made_by_readers ON case_key FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND (holds_case(case_id) OR is_granted_case(case_id)));
CREATE POLICY erased_by_the_data_protection_officer ON case_key FOR UPDATE TO ${service_role}
  USING (agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()));
CREATE POLICY worked_on ON case_key TO ${worker_role} USING (true);
CREATE POLICY hidden_from_the_excluded ON case_key AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT, INSERT, UPDATE (erased_at) ON case_key TO ${service_role};
GRANT SELECT, UPDATE (erased_at) ON case_key TO ${worker_role};

-- Another agency asks that a case be erased: each answers for what it wrote itself.
CREATE TABLE case_task (
  id         uuid PRIMARY KEY,
  version    bigint NOT NULL,
  case_id    uuid NOT NULL REFERENCES case_file,
  agency     text NOT NULL,
  kind       text NOT NULL CHECK (kind = 'erasure-answer'),
  reference  text NOT NULL,
  closing    bigint NOT NULL,
  opened_at  timestamptz NOT NULL,
  due_at     timestamptz NOT NULL,
  overdue_at timestamptz,
  settled_at timestamptz,
  decision   text CHECK (decision IN ('confirmed', 'rejected')),
  ground     text,
  UNIQUE (case_id, agency, kind, closing),
  CHECK ((settled_at IS NULL) = (decision IS NULL)),
  CHECK ((ground IS NOT NULL) = (decision IS NOT NULL AND decision = 'rejected'))
);
CREATE INDEX case_task_agency ON case_task (agency, opened_at DESC, id DESC);
COMMENT ON TABLE case_task IS 'Decisions about a case that wait for an agency. Nobody else knows that it was asked.';
COMMENT ON COLUMN case_task.closing IS 'Feedback version of the case when it was asked: the question is over when the case goes on, and put once for each closing.';
COMMENT ON COLUMN case_task.ground IS 'By which law the agency keeps what it wrote.';

CREATE FUNCTION is_still_asked(asked uuid, closing bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM case_file c WHERE c.id = asked AND c.status = 'closed' AND c.feedback_version = closing);

ALTER TABLE case_task ENABLE ROW LEVEL SECURITY;
CREATE POLICY put_to_the_data_protection_officer ON case_task FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()) THEN true ELSE false END);
CREATE POLICY settled_by_the_data_protection_officer ON case_task FOR UPDATE TO ${service_role}
  USING (agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()));
CREATE POLICY worked_on ON case_task TO ${worker_role} USING (true);
CREATE POLICY hidden_from_the_excluded ON case_task AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT, UPDATE (version, settled_at, decision, ground) ON case_task TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON case_task TO ${worker_role};

CREATE TABLE case_legal_hold (
  id          uuid PRIMARY KEY,
  case_id     uuid NOT NULL REFERENCES case_file,
  agency      text NOT NULL,
  ground      text NOT NULL,
  placed_at   timestamptz NOT NULL,
  released_at timestamptz
);
CREATE UNIQUE INDEX case_legal_hold_standing ON case_legal_hold (case_id, agency, ground) WHERE released_at IS NULL;
CREATE INDEX case_legal_hold_case ON case_legal_hold (case_id, agency, placed_at DESC, id DESC);
COMMENT ON TABLE case_legal_hold IS 'An agency keeps what it wrote in a case, whoever asks. Known to that agency alone.';
ALTER TABLE case_legal_hold ENABLE ROW LEVEL SECURITY;
CREATE POLICY kept_by_the_data_protection_officer ON case_legal_hold TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()) THEN true ELSE false END);
CREATE POLICY hidden_from_the_excluded ON case_legal_hold AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT, INSERT, UPDATE (released_at) ON case_legal_hold TO ${service_role};
