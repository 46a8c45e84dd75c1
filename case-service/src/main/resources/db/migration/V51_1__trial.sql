-- What a trial brings: hearings, measures that protect victims and witnesses, claims for compensation. Codes and references; which court
-- it is, in words, is sealed. For who holds the case and who prosecutes it.

CREATE TABLE hearing (
  id           uuid PRIMARY KEY,
  case_id      uuid NOT NULL REFERENCES case_file,
  agency       text NOT NULL,
  entered_at   timestamptz NOT NULL,
  changed_at   timestamptz NOT NULL,
  version      bigint NOT NULL,
  kind         text NOT NULL,
  court_level  text NOT NULL,
  starts_at    timestamptz NOT NULL,
  time_zone    text NOT NULL,
  in_camera    boolean NOT NULL,
  state        text NOT NULL CHECK (state IN ('scheduled', 'held', 'adjourned', 'cancelled')),
  outcome      text,
  sealed_under uuid NOT NULL,
  text         bytea NOT NULL,
  CHECK ((state = 'held') = (outcome IS NOT NULL))
);
CREATE INDEX hearing_case ON hearing (case_id, entered_at DESC, id DESC);
COMMENT ON TABLE hearing IS 'Sittings of a court in a case.';
COMMENT ON COLUMN hearing.agency IS 'Who entered it.';
COMMENT ON COLUMN hearing.time_zone IS 'Where the court sits: IANA name.';
COMMENT ON COLUMN hearing.sealed_under IS 'The data key; erased when it is not, or no longer, the case''s.';
COMMENT ON COLUMN hearing.text IS 'Court and file number; sealed, bound to the hearing.';

CREATE TABLE protection_measure (
  id            uuid PRIMARY KEY,
  case_id       uuid NOT NULL REFERENCES case_file,
  agency        text NOT NULL,
  entered_at    timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL,
  version       bigint NOT NULL,
  kind          text NOT NULL,
  subject_id    uuid,
  person_id     uuid REFERENCES case_person,
  state         text NOT NULL CHECK (state IN ('requested', 'ordered', 'in-force', 'ended')),
  end_reason    text,
  review_due_at timestamptz NOT NULL,
  CHECK (num_nulls(subject_id, person_id) = 1),
  CHECK ((state = 'ended') = (end_reason IS NOT NULL))
);
CREATE INDEX protection_measure_case ON protection_measure (case_id, entered_at DESC, id DESC);
COMMENT ON TABLE protection_measure IS 'What protects a victim or a witness, by reference to the person and without any place.';
COMMENT ON COLUMN protection_measure.subject_id IS 'Reference to referral-service, which alone knows the person.';

CREATE TABLE compensation_claim (
  id                  uuid PRIMARY KEY,
  case_id             uuid NOT NULL REFERENCES case_file,
  agency              text NOT NULL,
  entered_at          timestamptz NOT NULL,
  changed_at          timestamptz NOT NULL,
  version             bigint NOT NULL,
  subject_id          uuid NOT NULL,
  route               text NOT NULL,
  claimed_currency    text NOT NULL,
  claimed_minor_units bigint NOT NULL CHECK (claimed_minor_units > 0),
  filing_due_at       timestamptz,
  state               text NOT NULL CHECK (state IN ('prepared', 'filed', 'decided', 'paid', 'rejected', 'withdrawn')),
  awarded_currency    text,
  awarded_minor_units bigint CHECK (awarded_minor_units > 0),
  CHECK (state <> 'prepared' OR filing_due_at IS NOT NULL),
  CHECK (num_nulls(awarded_currency, awarded_minor_units) IN (0, 2)),
  CHECK ((state IN ('decided', 'paid')) = (awarded_currency IS NOT NULL))
);
CREATE INDEX compensation_claim_case ON compensation_claim (case_id, entered_at DESC, id DESC);
COMMENT ON TABLE compensation_claim IS 'What subjects of a case claim for the harm done to them.';
COMMENT ON COLUMN compensation_claim.claimed_minor_units IS 'In the smallest unit that ISO 4217 gives the currency.';

-- Who works the case, and a prosecutor of the agency that was granted it.
CREATE FUNCTION conducts_trial(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN holds_case(asked) OR (is_granted_case(asked) AND 'prosecutor' = ANY (caller_roles()));

ALTER TABLE hearing ENABLE ROW LEVEL SECURITY;
-- CASE as for every table that is read by case.
CREATE POLICY read_by_readers ON hearing FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) THEN true ELSE false END);
CREATE POLICY entered_by_both_sides ON hearing FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND conducts_trial(case_id));
CREATE POLICY changed_by_both_sides ON hearing FOR UPDATE TO ${service_role} USING (conducts_trial(case_id));
CREATE POLICY hidden_from_the_excluded ON hearing AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT, INSERT, UPDATE (changed_at, version, kind, court_level, starts_at, time_zone, in_camera, state, outcome, sealed_under, text)
  ON hearing TO ${service_role};

ALTER TABLE protection_measure ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON protection_measure FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) THEN true ELSE false END);
CREATE POLICY entered_by_both_sides ON protection_measure FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND conducts_trial(case_id));
CREATE POLICY changed_by_both_sides ON protection_measure FOR UPDATE TO ${service_role} USING (conducts_trial(case_id));
CREATE POLICY hidden_from_the_excluded ON protection_measure AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT, INSERT, UPDATE (changed_at, version, kind, state, end_reason, review_due_at) ON protection_measure TO ${service_role};

ALTER TABLE compensation_claim ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON compensation_claim FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) THEN true ELSE false END);
CREATE POLICY entered_by_both_sides ON compensation_claim FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND conducts_trial(case_id));
CREATE POLICY changed_by_both_sides ON compensation_claim FOR UPDATE TO ${service_role} USING (conducts_trial(case_id));
CREATE POLICY hidden_from_the_excluded ON compensation_claim AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT, INSERT, UPDATE (changed_at, version, route, claimed_currency, claimed_minor_units, filing_due_at, state, awarded_currency,
  awarded_minor_units) ON compensation_claim TO ${service_role};

-- What is due of them. A hearing only begins when it is due: that nobody has recorded it is late a day after.
-- Without a value the time to which it is due, as a service of the version before writes it.
ALTER TABLE case_deadline DROP CONSTRAINT case_deadline_kind_check;
ALTER TABLE case_deadline ADD CONSTRAINT case_deadline_kind_check
  CHECK (kind IN ('decision', 'feedback', 'handover', 'hearing', 'protection-review', 'compensation-filing'));
ALTER TABLE case_deadline ADD COLUMN passes_at timestamptz;
ALTER TABLE case_deadline ADD CHECK (passes_at IS NULL OR (due_at <= passes_at AND passes_at <= escalates_at));
ALTER TABLE case_deadline DROP COLUMN next_step_at;
ALTER TABLE case_deadline ADD COLUMN next_step_at timestamptz GENERATED ALWAYS AS (
  CASE
    WHEN ended_at IS NOT NULL OR escalated_at IS NOT NULL THEN NULL
    WHEN passed_told_at IS NOT NULL THEN escalates_at
    WHEN near_told_at IS NULL THEN near_at
    WHEN kind = 'handover' THEN NULL
    ELSE coalesce(passes_at, due_at)
  END) STORED;
CREATE INDEX case_deadline_next_step ON case_deadline (next_step_at, id) WHERE next_step_at IS NOT NULL;
COMMENT ON COLUMN case_deadline.about IS 'The referral whose referrer waits for feedback, the offer of custody, the hearing, the protection measure or the claim.';
COMMENT ON COLUMN case_deadline.passes_at IS 'From when on it is late, where that is not when it is due.';
COMMENT ON COLUMN case_deadline.next_step_at IS 'When somebody is to be told next.';

-- Of a trial a coordinator is told that something is due, and not what.
CREATE OR REPLACE VIEW workload_of_a_country AS
  SELECT c.id, c.reference, c.status, c.custodian_agency, c.custodian_unit, c.assignee IS NOT NULL AS assigned, c.urgency,
    c.age_class, c.country, c.opened_at, c.due_at,
    CASE WHEN c.due_kind IN ('decision', 'feedback', 'handover') THEN c.due_kind END AS due_kind
  FROM case_file c
  WHERE c.country = coordinated_country() AND 'coordinator' = ANY (caller_roles()) AND c.status <> 'closed'
    AND c.id <> ALL ((SELECT excluded_cases())::uuid[]);
