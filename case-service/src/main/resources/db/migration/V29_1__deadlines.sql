-- What is due in a case by its legal profile, and who was told when. Cases from before have no deadlines but those that come.

CREATE TABLE case_deadline (
  id           uuid PRIMARY KEY,
  case_id      uuid NOT NULL REFERENCES case_file,
  kind         text NOT NULL CHECK (kind IN ('decision', 'feedback', 'handover')),
  about        uuid,
  started_at   timestamptz NOT NULL,
  near_at      timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  escalates_at timestamptz NOT NULL,
  near_told_at timestamptz,
  passed_told_at timestamptz,
  escalated_at timestamptz,
  ended_at     timestamptz,
  ending       text CHECK (ending IN ('met', 'missed', 'dropped')),
  -- Whose time is over is not told that it is near; an offer that nobody answers expires instead of being escalated.
  next_step_at timestamptz GENERATED ALWAYS AS (
    CASE
      WHEN ended_at IS NOT NULL OR escalated_at IS NOT NULL THEN NULL
      WHEN passed_told_at IS NOT NULL THEN escalates_at
      WHEN near_told_at IS NULL THEN near_at
      WHEN kind = 'handover' THEN NULL
      ELSE due_at
    END) STORED,
  CHECK (near_at <= due_at AND due_at <= escalates_at),
  CHECK ((ended_at IS NULL) = (ending IS NULL)),
  CHECK ((kind = 'decision') = (about IS NULL))
);
CREATE INDEX case_deadline_case ON case_deadline (case_id);
CREATE INDEX case_deadline_next_step ON case_deadline (next_step_at, id) WHERE next_step_at IS NOT NULL;
COMMENT ON TABLE case_deadline IS 'What is due in a case. It keeps its time whoever holds the case, and while the case is suspended.';
COMMENT ON COLUMN case_deadline.about IS 'The referral whose referrer waits for feedback, or the offer of custody.';
COMMENT ON COLUMN case_deadline.near_told_at IS 'Each step is told once; null when the time had passed before.';
COMMENT ON COLUMN case_deadline.next_step_at IS 'When somebody is to be told next.';

ALTER TABLE case_file
  ADD COLUMN due_at   timestamptz,
  ADD COLUMN due_kind text,
  ADD CHECK ((due_at IS NULL) = (due_kind IS NULL)),
  ADD CHECK (status <> 'closed' OR due_at IS NULL);
COMMENT ON COLUMN case_file.due_at IS 'The earliest of its deadlines that has not ended.';
-- An offer that waits at this moment is due as before.
UPDATE case_file c SET due_at = h.due_at, due_kind = 'handover' FROM handover h WHERE h.id = c.pending_handover;
INSERT INTO case_deadline (id, case_id, kind, about, started_at, near_at, due_at, escalates_at)
  SELECT gen_random_uuid(), h.case_id, 'handover', h.id, h.offered_at, h.offered_at + (h.due_at - h.offered_at) * 0.8, h.due_at,
    h.due_at + (h.due_at - h.offered_at) * 0.2
  FROM handover h WHERE h.state = 'offered';

ALTER TABLE case_deadline ENABLE ROW LEVEL SECURITY;
-- CASE as for every table that is read by case.
CREATE POLICY read_by_those_concerned ON case_deadline FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) OR is_offered_case(case_id) THEN true ELSE false END);
CREATE POLICY begun_by_the_custodian ON case_deadline FOR INSERT TO ${service_role} WITH CHECK (holds_case(case_id));
CREATE POLICY met_by_the_custodian_and_the_offered ON case_deadline FOR UPDATE TO ${service_role}
  USING (holds_case(case_id) OR is_offered_case(case_id));
CREATE POLICY worked_on ON case_deadline TO ${worker_role} USING (true);
CREATE POLICY hidden_from_the_excluded ON case_deadline AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT, INSERT, UPDATE ON case_deadline TO ${service_role}, ${worker_role};
