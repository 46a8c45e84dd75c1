-- Whether a subject who is accused in a case is to be punished. Codes; the reason of a conclusion is sealed.

ALTER TABLE case_referral ADD COLUMN coordinator text;
COMMENT ON COLUMN case_referral.coordinator IS 'The agency that coordinates the country, as last reported.';
CREATE INDEX case_referral_subject ON case_referral (subject_id);

CREATE TABLE non_punishment_review (
  id               uuid PRIMARY KEY,
  case_id          uuid NOT NULL REFERENCES case_file,
  person_id        uuid NOT NULL REFERENCES case_person,
  subject_id       uuid NOT NULL,
  raised_at        timestamptz NOT NULL,
  due_at           timestamptz NOT NULL,
  escalation       text NOT NULL CHECK (escalation IN ('NOBODY', 'SUPERVISOR', 'COORDINATOR')),
  linked_at        timestamptz,
  outcome          text,
  sealed_under     uuid,
  reason           bytea,
  concluded_agency text,
  concluded_by     text,
  concluded_at     timestamptz,
  UNIQUE (person_id, subject_id),
  CHECK (num_nulls(outcome, sealed_under, reason, concluded_agency, concluded_by, concluded_at) IN (0, 6))
);
CREATE INDEX non_punishment_review_case ON non_punishment_review (case_id, raised_at DESC, id DESC);
CREATE INDEX non_punishment_review_unlinked ON non_punishment_review (subject_id) WHERE linked_at IS NULL;
COMMENT ON TABLE non_punishment_review IS 'One for a person and a subject; concluded once.';
COMMENT ON COLUMN non_punishment_review.linked_at IS 'When coordinators of both were told that another case is about the subject: theirs alone to know.';
COMMENT ON COLUMN non_punishment_review.reason IS 'Sealed, bound to the review.';
COMMENT ON COLUMN non_punishment_review.concluded_by IS 'Pseudonymous staff id from the token claim person.';

-- These ask as the owner, and answer only about the caller.
CREATE FUNCTION coordinates_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN 'coordinator' = ANY (caller_roles())
    AND EXISTS (SELECT FROM case_referral r WHERE r.case_id = asked AND r.coordinator = caller_agency());
CREATE FUNCTION linked_cases(subject uuid, besides uuid) RETURNS TABLE (reference text, agency text, unit text)
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT DISTINCT c.reference, c.custodian_agency, c.custodian_unit
  FROM case_referral r JOIN case_file c ON c.id = r.case_id
  WHERE r.subject_id = subject AND c.id <> besides AND coordinates_case(besides) AND coordinates_case(c.id)
    AND c.id <> ALL (excluded_cases()) AND besides <> ALL (excluded_cases());
END;
COMMENT ON FUNCTION linked_cases(uuid, uuid) IS 'Cases about a subject, to who coordinates them and the one besides.';

ALTER TABLE non_punishment_review ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_who_is_told ON non_punishment_review FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) OR coordinates_case(case_id)
    THEN true ELSE false END);
CREATE POLICY raised_by_the_custodian ON non_punishment_review FOR INSERT TO ${service_role}
  WITH CHECK (holds_case(case_id));
CREATE POLICY concluded_by_readers ON non_punishment_review FOR UPDATE TO ${service_role}
  USING (concluded_at IS NULL AND (holds_case(case_id) OR is_granted_case(case_id)))
  WITH CHECK (holds_case(case_id) OR is_granted_case(case_id));
CREATE POLICY worked_on ON non_punishment_review TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE (outcome, sealed_under, reason, concluded_agency, concluded_by, concluded_at)
  ON non_punishment_review TO ${service_role};
GRANT SELECT, UPDATE (escalation, linked_at) ON non_punishment_review TO ${worker_role};
