-- Legal holds, the end of retention, and what a data protection officer needs to answer a person who asks.

-- Whoever recorded the person is told by an authority to keep everything.
CREATE TABLE legal_hold (
  id             uuid PRIMARY KEY,
  version        bigint NOT NULL,
  subject_id     uuid NOT NULL REFERENCES subject ON DELETE CASCADE,
  placed_by      text NOT NULL,
  placed_at      timestamptz NOT NULL,
  authority      bytea NOT NULL,
  case_number    bytea NOT NULL,
  until          date,
  released_at    timestamptz,
  release_reason bytea,
  CHECK ((released_at IS NULL) = (release_reason IS NULL))
);
CREATE INDEX legal_hold_subject ON legal_hold (subject_id, placed_at DESC, id DESC);
COMMENT ON TABLE legal_hold IS 'While one stands nothing about the subject is erased. Authority, case number and reason are free text, sealed under the subject''s key.';
COMMENT ON COLUMN legal_hold.until IS 'The last day on which it stands; null until it is released.';
ALTER TABLE legal_hold ENABLE ROW LEVEL SECURITY;
CREATE POLICY placed_by_officers ON legal_hold FOR INSERT TO ${service_role}
  WITH CHECK (placed_by = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()));
CREATE POLICY read_by_officers ON legal_hold FOR SELECT TO ${service_role}
  USING (placed_by = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()));
CREATE POLICY released_by_officers ON legal_hold FOR UPDATE TO ${service_role}
  USING (placed_by = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()));
CREATE POLICY respected_by_workers ON legal_hold FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE (version, released_at, release_reason) ON legal_hold TO ${service_role};
GRANT SELECT (id, subject_id, until, released_at) ON legal_hold TO ${worker_role};

-- One row for each subject about whom everything has ended; gone again when something goes on.
CREATE TABLE subject_retention (
  subject_id uuid PRIMARY KEY REFERENCES subject ON DELETE CASCADE,
  ends_at    timestamptz NOT NULL,
  told_at    timestamptz,
  done_at    timestamptz
);
CREATE INDEX subject_retention_due ON subject_retention (ends_at) WHERE done_at IS NULL;
COMMENT ON TABLE subject_retention IS 'When the data of a subject are to be erased, because nothing about them goes on.';
COMMENT ON COLUMN subject_retention.told_at IS 'When the recording agency''s data protection officer was told; erased at the earliest 30 days later.';
CREATE INDEX referral_ended ON referral (subject_id) WHERE state IN ('completed', 'withdrawn', 'consent-withdrawn', 'refused');
ALTER TABLE subject_retention ENABLE ROW LEVEL SECURITY;
CREATE POLICY worked_on ON subject_retention TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON subject_retention TO ${worker_role};

-- The worker erases whom it has told about, and reaches no other subject that a referral is about.
CREATE POLICY seen_when_retention_ends ON subject FOR SELECT TO ${worker_role}
  USING (EXISTS (SELECT FROM subject_retention n WHERE n.subject_id = subject.id AND n.told_at IS NOT NULL AND n.done_at IS NULL));
CREATE POLICY erased_when_retention_ends ON subject FOR UPDATE TO ${worker_role}
  USING (EXISTS (SELECT FROM subject_retention n WHERE n.subject_id = subject.id AND n.told_at IS NOT NULL AND n.done_at IS NULL))
  WITH CHECK (erased_at IS NOT NULL);

-- A person may ask who has read about them and why: the officer who answers sees the audit of those whom the agency recorded.
CREATE POLICY read_by_the_recorders_officer ON audit_entry FOR SELECT TO ${service_role}
  USING ('data-protection-officer' = ANY (caller_roles())
    AND EXISTS (SELECT FROM subject s WHERE s.id = audit_entry.subject AND s.recorded_by = caller_agency()));
