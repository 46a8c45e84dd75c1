-- Emergency access: one person reads for an hour without consent, and another reviews it within a day.
CREATE TABLE emergency_access (
  id            uuid PRIMARY KEY,
  version       bigint NOT NULL,
  subject_id    uuid NOT NULL REFERENCES subject,
  recorded_by   text NOT NULL,
  referral_id   uuid NOT NULL REFERENCES referral,
  reference     text NOT NULL,
  country       text NOT NULL,
  agency        text NOT NULL,
  unit          text,
  person        text NOT NULL,
  purpose       text NOT NULL CHECK (purpose IN ('medical-care', 'protection')),
  reason        bytea NOT NULL,
  opened_at     timestamptz NOT NULL,
  ends_at       timestamptz NOT NULL,
  review_due_at timestamptz NOT NULL,
  escalated_at  timestamptz,
  reviewed_at   timestamptz,
  reviewed_by   text,
  verdict       text CHECK (verdict IN ('justified', 'not-justified')),
  review_note   bytea,
  CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL)),
  CHECK ((reviewed_at IS NULL) = (verdict IS NULL)),
  CHECK (reviewed_by <> person),
  CHECK (ends_at <= opened_at + interval '1 hour')
);
CREATE INDEX emergency_access_in_force ON emergency_access (subject_id, agency, person, ends_at);
CREATE INDEX emergency_access_referral ON emergency_access (referral_id, opened_at DESC, id DESC);
CREATE INDEX emergency_access_agency ON emergency_access (agency, opened_at DESC, id DESC);
CREATE INDEX emergency_access_recorder ON emergency_access (recorded_by, opened_at DESC, id DESC);
CREATE INDEX emergency_access_country ON emergency_access (country, opened_at DESC, id DESC);
CREATE INDEX emergency_access_due ON emergency_access (review_due_at) WHERE reviewed_at IS NULL AND escalated_at IS NULL;
COMMENT ON COLUMN emergency_access.reason IS 'Sealed with the subject''s key, as the review''s note is.';
COMMENT ON COLUMN emergency_access.recorded_by IS 'Of the subject: its data protection officer is told.';
COMMENT ON COLUMN emergency_access.country IS 'Of the referral: its coordinator is told.';
COMMENT ON COLUMN emergency_access.escalated_at IS 'When the passing of review_due_at was escalated, which happens once.';

-- The agency opens and reviews; the agency that recorded the subject and the coordinator look on.
ALTER TABLE emergency_access ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_who_answer ON emergency_access FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency()
    OR (recorded_by = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()))
    OR country = coordinated_country() THEN true ELSE false END);
CREATE POLICY opened_by_the_agency ON emergency_access FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency());
CREATE POLICY reviewed_by_the_agency ON emergency_access FOR UPDATE TO ${service_role}
  USING (agency = caller_agency());
CREATE POLICY escalated_by_workers ON emergency_access TO ${worker_role} USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (version, ends_at, reviewed_at, reviewed_by, verdict, review_note, escalated_at)
  ON emergency_access TO ${service_role};
GRANT SELECT, UPDATE (version, ends_at, reviewed_at, reviewed_by, verdict, review_note, escalated_at)
  ON emergency_access TO ${worker_role};

-- Waits until every reading of the subject has ended, and keeps new ones waiting. For callers who may close what is
-- read, but not touch the subject: a coordinator, a data protection officer, the worker. Tells nothing about it.
-- NO KEY: a move that holds its referral may still write a note about the subject.
CREATE FUNCTION hold_subject(asked uuid) RETURNS boolean LANGUAGE plpgsql VOLATILE SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
BEGIN
  PERFORM FROM subject WHERE id = asked FOR NO KEY UPDATE;
  RETURN true;
END
$$;
