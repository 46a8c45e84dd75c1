-- Alerts on which nobody acts climb: to a supervisor, to the agency's fallback contact, to who coordinates the country. Nothing here is personal.

CREATE TABLE escalation_ladder (
  agency               text PRIMARY KEY,
  id                   uuid NOT NULL DEFAULT gen_random_uuid(),
  waits                jsonb,
  events               text[],
  contact_role         text,
  contact_unit         text,
  contact_subscription uuid REFERENCES subscription ON DELETE SET NULL,
  changed_at           timestamptz,
  version              bigint NOT NULL,
  CHECK ((waits IS NULL) = (events IS NULL)),
  CHECK (contact_role IS NOT NULL OR num_nonnulls(contact_unit, contact_subscription) = 0)
);
COMMENT ON TABLE escalation_ladder IS 'Who is alerted when nobody acts, and after how long, as an agency decided.';
COMMENT ON COLUMN escalation_ladder.id IS 'What the audit names it by.';
COMMENT ON COLUMN escalation_ladder.waits IS 'By urgency and rung, since the alert was raised; null while the standard ladder holds.';
COMMENT ON COLUMN escalation_ladder.version IS 'Goes on growing when the agency goes back to the standard, so that no version comes twice.';

CREATE TABLE climb (
  alert        uuid PRIMARY KEY REFERENCES alert,
  agency       text NOT NULL,
  unit         text,
  role         text,
  action       text NOT NULL,
  type         text NOT NULL,
  subject      text NOT NULL,
  reference    text NOT NULL,
  link         text NOT NULL,
  urgency      text NOT NULL,
  due_at       timestamptz,
  coordinators text[] NOT NULL,
  coordinators_link text,
  occurred_at  timestamptz NOT NULL,
  raised_at    timestamptz NOT NULL,
  rung         text CHECK (rung IN ('supervisor', 'fallback', 'coordinator')),
  rung_at      timestamptz,
  next_at      timestamptz,
  outcome      text CHECK (outcome IN ('acknowledged', 'settled', 'exhausted', 'switched-off')),
  ended_at     timestamptz,
  CHECK ((rung IS NULL) = (rung_at IS NULL)),
  CHECK ((next_at IS NULL) = (outcome IS NOT NULL) AND (outcome IS NULL) = (ended_at IS NULL))
);
CREATE INDEX climb_next ON climb (next_at, alert) WHERE next_at IS NOT NULL;
CREATE INDEX climb_of_subject ON climb (subject) WHERE next_at IS NOT NULL;
CREATE INDEX climb_of_agency ON climb (agency) WHERE next_at IS NOT NULL;
COMMENT ON TABLE climb IS 'An alert that needs action, and how far it has climbed since nobody acted.';
COMMENT ON COLUMN climb.coordinators IS 'Who may be told when nobody in the agency acts, as the sender of the event decided.';
COMMENT ON COLUMN climb.coordinators_link IS 'What they may open, when it is not the link.';
COMMENT ON COLUMN climb.rung IS 'The last that was reached; null at the foot.';
COMMENT ON COLUMN climb.next_at IS 'When it is looked at again; null when it has ended.';

CREATE TABLE climb_step (
  alert           uuid PRIMARY KEY REFERENCES alert,
  climb           uuid NOT NULL REFERENCES climb,
  rung            text NOT NULL,
  agency          text NOT NULL,
  unit            text,
  role            text NOT NULL,
  at              timestamptz NOT NULL,
  acknowledged_at timestamptz
);
CREATE INDEX climb_step_climb ON climb_step (climb);
COMMENT ON TABLE climb_step IS 'Each alert that was raised because nobody had acted on another.';

ALTER TABLE alert ADD COLUMN escalates uuid REFERENCES climb;
CREATE INDEX alert_escalates ON alert (escalates) WHERE escalates IS NOT NULL;
COMMENT ON COLUMN alert.escalates IS 'The alert on which nobody had acted, and from which this one comes.';

-- Whether something that settles an alert has happened, also when that was reported first.
CREATE INDEX event_subject ON event (subject);

-- Everybody of an agency may know its ladder; who administers all of the agency changes it.
ALTER TABLE escalation_ladder ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_the_agency ON escalation_ladder FOR SELECT TO ${service_role} USING (agency = caller_agency());
CREATE POLICY made_by_administrators ON escalation_ladder FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND 'agency-admin' = ANY (caller_roles()) AND caller_unit() IS NULL);
CREATE POLICY changed_by_administrators ON escalation_ladder FOR UPDATE TO ${service_role}
  USING (agency = caller_agency() AND 'agency-admin' = ANY (caller_roles()) AND caller_unit() IS NULL);
CREATE POLICY followed_by_workers ON escalation_ladder FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE ON escalation_ladder TO ${service_role};
GRANT SELECT ON escalation_ladder TO ${worker_role};

-- For whoever sees one of its alerts; who belongs to another agency sees of the steps its own.
ALTER TABLE climb ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_alerts_in_sight ON climb FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM alert a WHERE a.id = climb.alert)
    OR EXISTS (SELECT FROM alert a WHERE a.escalates = climb.alert));
CREATE POLICY climbed_by_workers ON climb TO ${worker_role} USING (true);
GRANT SELECT (alert, agency, next_at, outcome, ended_at) ON climb TO ${service_role};
GRANT SELECT, INSERT, UPDATE (rung, rung_at, next_at, outcome, ended_at) ON climb TO ${worker_role};

ALTER TABLE climb_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_climbs_in_sight ON climb_step FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM climb c WHERE c.alert = climb
    AND (c.agency = caller_agency() OR climb_step.agency = caller_agency())));
CREATE POLICY climbed_by_workers ON climb_step TO ${worker_role} USING (true);
GRANT SELECT ON climb_step TO ${service_role};
GRANT SELECT, INSERT, UPDATE (acknowledged_at) ON climb_step TO ${worker_role};

ALTER TABLE delivery ADD COLUMN anyway boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN delivery.anyway IS 'For the fallback contact: quiet hours and order hold back nothing of it.';
