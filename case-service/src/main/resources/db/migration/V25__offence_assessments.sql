-- Findings on the elements of two offences: a draft of each case, and what was signed, for good. Codes and links lie in
-- the clear, with a salted digest of each reason; reasons, print and questions are sealed under the key of the case.

CREATE TABLE assessment_draft (
  id           uuid PRIMARY KEY,
  case_id      uuid NOT NULL UNIQUE REFERENCES case_file,
  version      bigint NOT NULL,
  agency       text NOT NULL,
  unit         text,
  person       text NOT NULL,
  recorded     text NOT NULL,
  sealed_under uuid NOT NULL,
  reasons      bytea NOT NULL,
  written_at   timestamptz NOT NULL
);
COMMENT ON TABLE assessment_draft IS 'What the findings in a case are so far; goes when it is signed.';
COMMENT ON COLUMN assessment_draft.version IS 'Grows with every draft and every signature of the case.';
COMMENT ON COLUMN assessment_draft.person IS 'Pseudonymous staff id of who wrote it last.';
COMMENT ON COLUMN assessment_draft.recorded IS 'JSON: age class, whether consent is mentioned, findings with digests in place of reasons.';
COMMENT ON COLUMN assessment_draft.sealed_under IS 'The data key; erased when it is not, or no longer, the case''s.';
COMMENT ON COLUMN assessment_draft.reasons IS 'Reasons and their salts, sealed, bound to the assessment.';

CREATE TABLE assessment (
  id           uuid PRIMARY KEY,
  case_id      uuid NOT NULL REFERENCES case_file,
  version      bigint NOT NULL,
  agency       text NOT NULL,
  unit         text,
  person       text NOT NULL,
  content      text NOT NULL,
  hash         text NOT NULL,
  key_id       text NOT NULL,
  signature    bytea NOT NULL,
  supersedes   uuid UNIQUE REFERENCES assessment,
  sealed_under uuid NOT NULL,
  reasons      bytea NOT NULL,
  print        bytea NOT NULL,
  signed_at    timestamptz NOT NULL,
  UNIQUE (case_id, version)
);
CREATE INDEX assessment_case ON assessment (case_id, signed_at DESC, id DESC);
COMMENT ON TABLE assessment IS 'Signed assessments; never changed: a newer one supersedes.';
COMMENT ON COLUMN assessment.person IS 'Pseudonymous staff id of the signer.';
COMMENT ON COLUMN assessment.content IS 'What was signed: canonical JSON (RFC 8785), digests in place of reasons.';
COMMENT ON COLUMN assessment.hash IS 'SHA-256 of content, in hex.';
COMMENT ON COLUMN assessment.signature IS 'Ed25519 of content, by the key of the service''s keyset that key_id names.';
COMMENT ON COLUMN assessment.print IS 'As it was printed when it was signed, sealed; its digest is in content.';

CREATE TABLE assessment_return (
  assessment_id uuid PRIMARY KEY REFERENCES assessment,
  case_id       uuid NOT NULL REFERENCES case_file,
  agency        text NOT NULL,
  person        text NOT NULL,
  sealed_under  uuid NOT NULL,
  questions     bytea NOT NULL,
  returned_at   timestamptz NOT NULL
);
COMMENT ON TABLE assessment_return IS 'A prosecution returned a signed assessment with questions; never changed.';
COMMENT ON COLUMN assessment_return.questions IS 'JSON list, sealed, bound to the assessment.';

-- Stronger than a missing right: also the owner of the tables changes nothing by mistake.
CREATE FUNCTION what_is_signed_stays() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'what is signed is never changed'; END $$;
CREATE TRIGGER assessment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment
  FOR EACH STATEMENT EXECUTE FUNCTION what_is_signed_stays();
CREATE TRIGGER assessment_return_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON assessment_return
  FOR EACH STATEMENT EXECUTE FUNCTION what_is_signed_stays();

-- CASE as for every listed table. An assessment goes with the case: who reads the case reads it, whoever wrote it.
ALTER TABLE assessment_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON assessment_draft FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) THEN true ELSE false END);
CREATE POLICY begun_in_the_own_name ON assessment_draft FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND (holds_case(case_id) OR is_granted_case(case_id)));
CREATE POLICY rewritten_in_the_own_name ON assessment_draft FOR UPDATE TO ${service_role}
  USING (holds_case(case_id) OR is_granted_case(case_id))
  WITH CHECK (agency = caller_agency() AND (holds_case(case_id) OR is_granted_case(case_id)));
CREATE POLICY gone_when_signed ON assessment_draft FOR DELETE TO ${service_role}
  USING (holds_case(case_id) OR is_granted_case(case_id));
GRANT SELECT, INSERT, UPDATE, DELETE ON assessment_draft TO ${service_role};

ALTER TABLE assessment ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON assessment FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) THEN true ELSE false END);
CREATE POLICY signed_in_the_own_name ON assessment FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND (holds_case(case_id) OR is_granted_case(case_id)));
GRANT SELECT, INSERT ON assessment TO ${service_role};

ALTER TABLE assessment_return ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON assessment_return FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) THEN true ELSE false END);
CREATE POLICY returned_by_a_grant ON assessment_return FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND is_granted_case(case_id));
GRANT SELECT, INSERT ON assessment_return TO ${service_role};

CREATE POLICY hidden_from_the_excluded ON assessment_draft AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON assessment AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON assessment_return AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
