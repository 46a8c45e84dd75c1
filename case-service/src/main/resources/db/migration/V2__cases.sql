-- Cases and who answers for them. Nothing here is personal: a subject appears by id only, reasons are codes.

CREATE TABLE case_file (
  id               uuid PRIMARY KEY,
  version          bigint NOT NULL,
  reference        text NOT NULL UNIQUE,
  status           text NOT NULL CHECK (status IN ('open', 'under-investigation', 'with-prosecution', 'charged',
                     'at-trial', 'suspended', 'closed')),
  suspended_from   text,
  custodian_agency text NOT NULL,
  custodian_unit   text NOT NULL,
  custodian_since  timestamptz NOT NULL,
  custody_version  bigint NOT NULL,
  assignee         text,
  pending_handover uuid,
  urgency          text NOT NULL CHECK (urgency IN ('routine', 'immediate-danger')),
  age_class        text NOT NULL CHECK (age_class IN ('adult', 'child', 'unknown')),
  country          text NOT NULL,
  cross_border     boolean,
  disposition      text,
  feedback_version bigint NOT NULL,
  feedback_since   timestamptz NOT NULL,
  opened_at        timestamptz NOT NULL,
  updated_at       timestamptz NOT NULL,
  CHECK ((status = 'suspended') = (suspended_from IS NOT NULL)),
  CHECK ((status = 'closed') = (disposition IS NOT NULL)),
  CHECK (status <> 'closed' OR pending_handover IS NULL)
);
CREATE INDEX case_file_unit ON case_file (custodian_agency, custodian_unit, opened_at DESC, id DESC);
CREATE INDEX case_file_assignee ON case_file (custodian_agency, custodian_unit, assignee, opened_at DESC, id DESC)
  WHERE assignee IS NOT NULL;
COMMENT ON TABLE case_file IS 'A case. It always has exactly one custodian unit.';
COMMENT ON COLUMN case_file.suspended_from IS 'Where a suspended case resumes.';
COMMENT ON COLUMN case_file.custody_version IS 'Grows with every change of custodian or readers; the sequence of custody reports.';
COMMENT ON COLUMN case_file.feedback_version IS 'Grows with every feedback to the referrals; its sequence.';
COMMENT ON COLUMN case_file.assignee IS 'Pseudonymous staff id from the token claim person.';
GRANT SELECT, INSERT, UPDATE ON case_file TO ${service_role};

CREATE TABLE case_referral (
  id              uuid PRIMARY KEY,
  case_id         uuid NOT NULL REFERENCES case_file,
  sequence        bigint NOT NULL,
  state           text NOT NULL CHECK (state IN ('accepted', 'in-progress', 'completed', 'withdrawn', 'reopened')),
  reference       text NOT NULL,
  subject_id      uuid NOT NULL,
  referrer_agency text NOT NULL,
  receiver_agency text NOT NULL,
  receiver_unit   text NOT NULL,
  accepted_at     timestamptz NOT NULL,
  need            text NOT NULL,
  urgency         text NOT NULL,
  age_class       text NOT NULL,
  cross_border    boolean,
  attached_at     timestamptz NOT NULL
);
CREATE INDEX case_referral_case ON case_referral (case_id);
COMMENT ON TABLE case_referral IS 'The referrals of a case as last reported; the id is the referral''s, so that a referral has one case.';
COMMENT ON COLUMN case_referral.sequence IS 'Of the newest report; older ones are ignored.';
COMMENT ON COLUMN case_referral.subject_id IS 'Reference to referral-service, which alone knows the person.';
GRANT SELECT, INSERT, UPDATE ON case_referral TO ${service_role};

CREATE TABLE custody_period (
  id      uuid PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES case_file,
  agency  text NOT NULL,
  unit    text NOT NULL,
  since   timestamptz NOT NULL,
  until   timestamptz
);
-- Checked at commit: within the transaction of an acceptance the new period is written before the old one ends.
ALTER TABLE custody_period ADD CONSTRAINT custody_period_one_custodian
  EXCLUDE USING btree (case_id WITH =) WHERE (until IS NULL) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX custody_period_case ON custody_period (case_id, agency, unit);
COMMENT ON TABLE custody_period IS 'Chain of custody: every unit that held a case, and when.';
GRANT SELECT, INSERT, UPDATE ON custody_period TO ${service_role};

CREATE TABLE case_grant (
  id         uuid PRIMARY KEY,
  case_id    uuid NOT NULL REFERENCES case_file,
  agency     text NOT NULL,
  granted_at timestamptz NOT NULL,
  opened_at  timestamptz NOT NULL,
  UNIQUE (case_id, agency)
);
CREATE INDEX case_grant_agency ON case_grant (agency, opened_at DESC, case_id DESC);
COMMENT ON TABLE case_grant IS 'Agencies that may read a case though they do not hold it (the prosecution).';
COMMENT ON COLUMN case_grant.opened_at IS 'Of the case, repeated so that an agency''s list is one index scan.';
GRANT SELECT, INSERT ON case_grant TO ${service_role};

CREATE TABLE handover (
  id             uuid PRIMARY KEY,
  version        bigint NOT NULL,
  case_id        uuid NOT NULL REFERENCES case_file,
  state          text NOT NULL CHECK (state IN ('offered', 'accepted', 'refused', 'cancelled', 'expired')),
  from_agency    text NOT NULL,
  from_unit      text NOT NULL,
  to_agency      text NOT NULL,
  to_unit        text NOT NULL,
  reason         text NOT NULL,
  refusal_reason text,
  offered_at     timestamptz NOT NULL,
  due_at         timestamptz NOT NULL,
  ended_at       timestamptz,
  CHECK ((state = 'offered') = (ended_at IS NULL)),
  CHECK ((state = 'refused') = (refusal_reason IS NOT NULL))
);
CREATE UNIQUE INDEX handover_one_pending ON handover (case_id) WHERE state = 'offered';
CREATE INDEX handover_case ON handover (case_id);
COMMENT ON TABLE handover IS 'Offers of custody and what became of them; one may be pending per case.';
GRANT SELECT, INSERT, UPDATE ON handover TO ${service_role};

ALTER TABLE case_file ADD FOREIGN KEY (pending_handover) REFERENCES handover;

CREATE TABLE inbox_entry (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  xid     xid8 NOT NULL DEFAULT pg_current_xact_id(),
  agency  text NOT NULL,
  unit    text NOT NULL,
  case_id uuid NOT NULL REFERENCES case_file,
  change  text NOT NULL,
  at      timestamptz NOT NULL
);
CREATE INDEX inbox_entry_feed ON inbox_entry (agency, unit, xid, id);
COMMENT ON TABLE inbox_entry IS 'What changed for a unit. Readers page by (xid, id) below the oldest open transaction: sequences commit out of order, and a cursor on the id alone would skip.';
GRANT SELECT, INSERT ON inbox_entry TO ${service_role};
