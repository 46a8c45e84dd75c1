-- Each alert on its way to each subscription that wants it, and every attempt.

CREATE TABLE delivery (
  id           uuid PRIMARY KEY,
  subscription uuid NOT NULL REFERENCES subscription ON DELETE CASCADE,
  alert        uuid NOT NULL REFERENCES alert,
  agency       text NOT NULL,
  unit         text,
  channel      text NOT NULL,
  subject      text NOT NULL,
  type         text NOT NULL,
  urgent       boolean NOT NULL,
  body         text NOT NULL,
  state        text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts     integer NOT NULL DEFAULT 0,
  tries        integer NOT NULL DEFAULT 0,
  next_at      timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  created_at   timestamptz NOT NULL,
  ended_at     timestamptz,
  position     bigint GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT delivery_once_per_subscription UNIQUE (alert, subscription),
  CHECK ((state = 'pending') = (ended_at IS NULL))
);
CREATE INDEX delivery_due ON delivery (subscription, next_at, position) WHERE state = 'pending';
CREATE INDEX delivery_in_order ON delivery (subscription, subject, position) WHERE state = 'pending';
CREATE INDEX delivery_expiry ON delivery (expires_at) WHERE state = 'pending';
CREATE INDEX delivery_ended ON delivery (ended_at) WHERE state <> 'pending';
CREATE INDEX delivery_log ON delivery (agency, created_at, id);
CREATE INDEX delivery_log_open ON delivery (agency, state, created_at, id) WHERE state <> 'delivered';
CREATE INDEX delivery_log_of_subscription ON delivery (subscription, created_at, id);
CREATE INDEX delivery_state ON delivery (channel, state) WHERE state <> 'delivered';
COMMENT ON TABLE delivery IS 'One for each alert and subscription, however often the event arrives; its id is the same in every attempt.';
COMMENT ON COLUMN delivery.agency IS 'As of the subscription.';
COMMENT ON COLUMN delivery.unit IS 'Of the alert: when set, nobody else is told, whatever the subscription has become.';
COMMENT ON COLUMN delivery.subject IS 'The referral or case: one after the other, and hidden from the excluded.';
COMMENT ON COLUMN delivery.body IS 'What is sent, to the byte.';
COMMENT ON COLUMN delivery.state IS 'dead = given up; it can be sent again.';
COMMENT ON COLUMN delivery.attempts IS 'In all.';
COMMENT ON COLUMN delivery.tries IS 'Since it was queued, or queued again.';
COMMENT ON COLUMN delivery.position IS 'Order of arrival.';

CREATE TABLE delivery_attempt (
  delivery   uuid NOT NULL REFERENCES delivery ON DELETE CASCADE,
  number     integer NOT NULL,
  at         timestamptz NOT NULL,
  result     text NOT NULL CHECK (result IN ('delivered', 'refused', 'timeout', 'unreachable', 'target-not-allowed')),
  status     integer,
  latency_ms integer NOT NULL,
  snippet    bytea,
  PRIMARY KEY (delivery, number)
);
COMMENT ON TABLE delivery_attempt IS 'Every attempt, and what came of it.';
COMMENT ON COLUMN delivery_attempt.snippet IS 'How the answer to a refused attempt begins, sealed under the data key of the subscription: nobody knows what a receiver says.';

-- For whoever sees the subscription; and who is excluded from what an alert is about has no delivery of it.
ALTER TABLE delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_subscriptions_in_sight ON delivery FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND EXISTS (SELECT FROM subscription s WHERE s.id = subscription)
    THEN true ELSE false END);
CREATE POLICY queued_again_by_administrators ON delivery FOR UPDATE TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND EXISTS (SELECT FROM subscription s WHERE s.id = subscription)
    THEN true ELSE false END);
CREATE POLICY hidden_from_the_excluded ON delivery AS RESTRICTIVE TO ${service_role}
  USING (subject <> ALL ((SELECT excluded_subjects())::text[]));
CREATE POLICY worked_on ON delivery TO ${worker_role} USING (true);
GRANT SELECT (id, subscription, alert, agency, unit, channel, subject, type, urgent, state, attempts, tries, next_at,
  expires_at, created_at, ended_at), UPDATE (state, tries, next_at, expires_at, ended_at) ON delivery TO ${service_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON delivery TO ${worker_role};

ALTER TABLE delivery_attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_deliveries_in_sight ON delivery_attempt FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM delivery d WHERE d.id = delivery));
CREATE POLICY worked_on ON delivery_attempt TO ${worker_role} USING (true);
GRANT SELECT ON delivery_attempt TO ${service_role};
GRANT SELECT, INSERT ON delivery_attempt TO ${worker_role};
