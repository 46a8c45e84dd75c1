-- A withdrawal of consent asks each agency that had read to confirm deletion, or to name the law by which it keeps.
CREATE TABLE withdrawal_notice (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL,
  subject_id  uuid NOT NULL REFERENCES subject,
  consent_ids uuid[] NOT NULL,
  referral_id uuid NOT NULL REFERENCES referral,
  reference   text NOT NULL,
  agency      text NOT NULL,
  country     text NOT NULL,
  asked_at    timestamptz NOT NULL,
  due_at      timestamptz NOT NULL,
  overdue_at  timestamptz,
  answered_at timestamptz,
  answer      text CHECK (answer IN ('deleted', 'kept')),
  ground      text CHECK (ground IN ('criminal-proceedings', 'court-order', 'statutory-retention', 'vital-interest')),
  CHECK ((answered_at IS NULL) = (answer IS NULL)),
  CHECK ((ground IS NOT NULL) = (answer IS NOT DISTINCT FROM 'kept'))
);
CREATE INDEX withdrawal_notice_agency ON withdrawal_notice (agency, asked_at DESC, id DESC);
CREATE INDEX withdrawal_notice_overdue ON withdrawal_notice (country, asked_at DESC, id DESC) WHERE overdue_at IS NOT NULL;
CREATE INDEX withdrawal_notice_due ON withdrawal_notice (due_at) WHERE answered_at IS NULL AND overdue_at IS NULL;
COMMENT ON TABLE withdrawal_notice IS 'One for each agency that had read and each act of withdrawal. Never shown: which consents, and who withdrew them.';
COMMENT ON COLUMN withdrawal_notice.reference IS 'Of a referral that the agency knows.';
COMMENT ON COLUMN withdrawal_notice.country IS 'Of the agency: whose coordinator hears of it when it is overdue.';
COMMENT ON COLUMN withdrawal_notice.overdue_at IS 'When the passing of due_at was escalated, which happens once.';

-- The agency that is asked answers; its country's coordinator sees what became overdue. Who withdrew sees nothing: it
-- would learn who has read. CASE as for every listed table.
ALTER TABLE withdrawal_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_the_agency_asked ON withdrawal_notice FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency()
    OR (overdue_at IS NOT NULL AND country = coordinated_country()) THEN true ELSE false END);
CREATE POLICY answered_by_the_agency_asked ON withdrawal_notice FOR UPDATE TO ${service_role}
  USING (agency = caller_agency());
CREATE POLICY worked_on ON withdrawal_notice TO ${worker_role} USING (true);
GRANT SELECT, UPDATE (version, answered_at, answer, ground, overdue_at) ON withdrawal_notice TO ${service_role};
GRANT SELECT, INSERT, UPDATE (version, answered_at, answer, ground, overdue_at) ON withdrawal_notice TO ${worker_role};

-- Who has read is in the audit; of it the worker sees the readings alone.
CREATE POLICY readings_seen_by_workers ON audit_entry FOR SELECT TO ${worker_role}
  USING (action = 'subject.disclosed');
