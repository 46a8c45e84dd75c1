-- How an agency hears of its alerts outside of the platform, and what each of these ways is signed with. Nothing here is personal.

CREATE TABLE subscription (
  id              uuid PRIMARY KEY,
  agency          text NOT NULL,
  unit            text,
  channel         text NOT NULL CHECK (channel IN ('webhook')),
  url             text NOT NULL,
  events          text[] NOT NULL,
  language        text NOT NULL,
  quiet_from      time,
  quiet_until     time,
  quiet_zone      text,
  quiet_urgent    boolean,
  state           text NOT NULL CHECK (state IN ('active', 'paused', 'disabled')),
  disabled_reason text CHECK (disabled_reason IN ('failing', 'gone')),
  disabled_at     timestamptz,
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  version         bigint NOT NULL,
  failures        integer NOT NULL DEFAULT 0,
  failing_since   timestamptz,
  rests_until     timestamptz,
  CHECK (num_nulls(quiet_from, quiet_until, quiet_zone, quiet_urgent) IN (0, 4)),
  CHECK ((state = 'disabled') = (disabled_reason IS NOT NULL) AND (state = 'disabled') = (disabled_at IS NOT NULL)),
  CHECK ((failures = 0) = (failing_since IS NULL))
);
CREATE INDEX subscription_agency ON subscription (agency, created_at, id);
COMMENT ON TABLE subscription IS 'Where an agency wants its alerts sent, which of them and when.';
COMMENT ON COLUMN subscription.unit IS 'When set, only alerts for this unit and for none in particular.';
COMMENT ON COLUMN subscription.events IS 'Types of events, exact or ending in a star.';
COMMENT ON COLUMN subscription.failures IS 'Attempts that failed since the last that did not, whatever was sent. Not of the version: no decision of anybody.';
COMMENT ON COLUMN subscription.rests_until IS 'Nothing is sent before: it asked for time, or fails and is only tried now and then.';

CREATE TABLE subscription_secret (
  id           uuid PRIMARY KEY,
  subscription uuid NOT NULL REFERENCES subscription ON DELETE CASCADE,
  sealed       bytea NOT NULL,
  created_at   timestamptz NOT NULL,
  retires_at   timestamptz
);
CREATE INDEX subscription_secret_subscription ON subscription_secret (subscription);
CREATE UNIQUE INDEX subscription_secret_newest ON subscription_secret (subscription) WHERE retires_at IS NULL;
COMMENT ON TABLE subscription_secret IS 'What messages are signed with: the newest, and those before it until they retire.';
COMMENT ON COLUMN subscription_secret.sealed IS 'Under the data key of the subscription.';

-- Those of the agency whose administrator asks; one whose token names a unit has that unit's only.
ALTER TABLE subscription ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_the_administrators_agency ON subscription TO ${service_role}
  USING (agency = caller_agency() AND 'agency-admin' = ANY (caller_roles())
    AND (caller_unit() IS NULL OR unit = caller_unit()));
CREATE POLICY worked_on ON subscription TO ${worker_role} USING (true);
GRANT SELECT, INSERT, DELETE, UPDATE ON subscription TO ${service_role};
GRANT SELECT, UPDATE (state, disabled_reason, disabled_at, changed_at, version, failures, failing_since, rests_until)
  ON subscription TO ${worker_role};

-- Whoever administers makes them and lets them end; only the worker reads what they are.
ALTER TABLE subscription_secret ENABLE ROW LEVEL SECURITY;
CREATE POLICY made_by_administrators ON subscription_secret TO ${service_role}
  USING (EXISTS (SELECT FROM subscription s WHERE s.id = subscription));
CREATE POLICY used_by_workers ON subscription_secret TO ${worker_role} USING (true);
GRANT INSERT, SELECT (id, subscription, created_at, retires_at), UPDATE (retires_at), DELETE
  ON subscription_secret TO ${service_role};
GRANT SELECT ON subscription_secret TO ${worker_role};
