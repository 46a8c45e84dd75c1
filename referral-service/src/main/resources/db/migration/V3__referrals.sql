-- Referrals, and what case-service last reported about the cases that grew out of them. Nothing personal is in these tables.

CREATE TABLE referral (
  id                uuid PRIMARY KEY,
  version           bigint NOT NULL,
  reference         text UNIQUE,
  state             text NOT NULL CHECK (state IN ('draft', 'submitted', 'received', 'information-requested', 'accepted', 'refused',
                      'in-progress', 'completed', 'withdrawn', 'consent-withdrawn')),
  minimal           boolean NOT NULL,
  referrer_agency   text NOT NULL,
  receiver_agency   text,
  receiver_unit     text,
  receiver_person   text,
  route             boolean NOT NULL,
  routing_profile   text,
  routing_version   text,
  routing_rule      text,
  routing_reason    text,
  need              text,
  urgency           text,
  age_class         text NOT NULL,
  country           text,
  area              text,
  border            text NOT NULL,
  organ_facility    boolean NOT NULL,
  incident_id       uuid,
  subject_id        uuid NOT NULL REFERENCES subject,
  case_id           uuid,
  opens_case        boolean NOT NULL,
  accepted_by       text,
  accepted_unit     text,
  accepted_at       timestamptz,
  refusal_code      text,
  suggested_agency  text,
  withdrawal_code   text,
  outcome           text,
  feedback_sequence bigint,
  case_status       text,
  case_status_at    timestamptz,
  due_at            timestamptz,
  overdue_at        timestamptz,
  expires_at        timestamptz,
  created_at        timestamptz NOT NULL,
  submitted_at      timestamptz,
  state_since       timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL,
  CHECK (state = 'draft' OR (reference IS NOT NULL AND receiver_agency IS NOT NULL AND submitted_at IS NOT NULL
    AND need IS NOT NULL AND urgency IS NOT NULL AND country IS NOT NULL)),
  CHECK ((expires_at IS NOT NULL) = (state = 'draft'))
);
CREATE INDEX referral_sent ON referral (referrer_agency, created_at DESC, id DESC);
CREATE INDEX referral_received_by ON referral (receiver_agency, created_at DESC, id DESC) WHERE submitted_at IS NOT NULL;
CREATE INDEX referral_subject ON referral (subject_id);
CREATE INDEX referral_case ON referral (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX referral_due ON referral (due_at) WHERE due_at IS NOT NULL AND overdue_at IS NULL;
CREATE INDEX referral_draft_expiry ON referral (expires_at) WHERE expires_at IS NOT NULL;
COMMENT ON TABLE referral IS 'One agency''s request to another about one subject. No personal data: the subject''s is in its own tables.';
COMMENT ON COLUMN referral.reference IS 'Read out on the phone: country, year, random part, check character. Drafts have none.';
COMMENT ON COLUMN referral.state IS 'consent-withdrawn is shown as withdrawn; it differs in who may reopen it.';
COMMENT ON COLUMN referral.receiver_agency IS 'Whom a draft is meant for is not told to them: only submitted_at makes it visible.';
COMMENT ON COLUMN referral.age_class IS 'A copy of the subject''s, for due times.';
COMMENT ON COLUMN referral.opens_case IS 'Accepted with a case: case-service hears of every later change of state.';
COMMENT ON COLUMN referral.feedback_sequence IS 'Of the newest report of case-service; older ones are ignored.';
COMMENT ON COLUMN referral.overdue_at IS 'When the passing of due_at was escalated; null again with the next due time.';
-- DELETE: a draft that expires leaves nothing but its audit entry.
GRANT SELECT, INSERT, UPDATE, DELETE ON referral TO ${service_role};

CREATE TABLE case_custody (
  case_id        uuid PRIMARY KEY,
  sequence       bigint NOT NULL,
  case_reference text NOT NULL,
  agency         text NOT NULL,
  unit           text NOT NULL,
  since          timestamptz NOT NULL,
  readers        text[] NOT NULL
);
COMMENT ON TABLE case_custody IS 'Who holds a case and who else may read, as case-service last reported it.';
COMMENT ON COLUMN case_custody.sequence IS 'Of the newest report; older ones are ignored.';
GRANT SELECT, INSERT, UPDATE ON case_custody TO ${service_role};
