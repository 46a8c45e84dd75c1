-- Deliveries by month of their ids, and their attempts by that of the delivery: both of a month are dropped together.
--
-- That there is one delivery for each alert and subscription follows from how they are made: in the transaction that raises the
-- alert, once. A unique constraint could not say so across months. Nor does a foreign key lead from attempts to deliveries: to
-- detach a month PostgreSQL would look for each of its deliveries among all attempts.
CREATE SCHEMA before;
ALTER TABLE delivery_attempt SET SCHEMA before;
ALTER TABLE delivery SET SCHEMA before;

CREATE TABLE delivery (
  LIKE before.delivery INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS INCLUDING IDENTITY,
  PRIMARY KEY (id),
  FOREIGN KEY (subscription) REFERENCES subscription ON DELETE CASCADE,
  FOREIGN KEY (alert) REFERENCES alert
) PARTITION BY RANGE (id);
CREATE INDEX delivery_due ON delivery (subscription, digest, next_at, position) WHERE state = 'pending';
CREATE INDEX delivery_in_order ON delivery (subscription, subject, position) WHERE state = 'pending';
CREATE INDEX delivery_expiry ON delivery (expires_at) WHERE state = 'pending';
CREATE INDEX delivery_log ON delivery (agency, created_at, id);
CREATE INDEX delivery_log_open ON delivery (agency, state, created_at, id) WHERE state <> 'delivered';
CREATE INDEX delivery_log_of_subscription ON delivery (subscription, created_at, id);
CREATE INDEX delivery_state ON delivery (channel, state) WHERE state <> 'delivered';
CREATE INDEX delivery_message ON delivery (message) WHERE message IS NOT NULL;
COMMENT ON TABLE delivery IS 'One for each alert and subscription, by month; its id is the same in every attempt.';

CREATE TABLE delivery_attempt (
  LIKE before.delivery_attempt INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS,
  PRIMARY KEY (delivery, number)
) PARTITION BY RANGE (delivery);
COMMENT ON TABLE delivery_attempt IS 'Every attempt, and what came of it; by the month of the delivery.';

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
  expires_at, created_at, ended_at, digest, due_at), UPDATE (state, tries, next_at, expires_at, ended_at) ON delivery
  TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON delivery TO ${worker_role};

ALTER TABLE delivery_attempt ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_deliveries_in_sight ON delivery_attempt FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM delivery d WHERE d.id = delivery));
CREATE POLICY worked_on ON delivery_attempt TO ${worker_role} USING (true);
GRANT SELECT ON delivery_attempt TO ${service_role};
GRANT SELECT, INSERT ON delivery_attempt TO ${worker_role};

-- Before is 30 days ago, or as many as are configured; what was given up is kept for 60 days more.
CREATE OR REPLACE FUNCTION unfinished(parent text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE parent
    WHEN 'outbox_message' THEN 'state = ''pending'' OR state = ''failed'''
    WHEN 'event' THEN 'false'
    WHEN 'delivery' THEN 'state = ''pending'' OR state = ''dead'' AND ended_at > $1 - interval ''60 days'''
    WHEN 'delivery_attempt' THEN 'true'
  END;
CREATE OR REPLACE FUNCTION dropped_with(parent text) RETURNS text[] LANGUAGE sql IMMUTABLE
  RETURN CASE parent WHEN 'delivery' THEN '{delivery_attempt}'::text[] ELSE '{}'::text[] END;

CREATE TABLE delivery_default PARTITION OF delivery DEFAULT;
CREATE TABLE delivery_attempt_default PARTITION OF delivery_attempt DEFAULT;
SELECT add_months('delivery', now(), 2), add_months('delivery_attempt', now(), 2);
SELECT add_month('delivery', month), add_month('delivery_attempt', month) FROM (
  SELECT DISTINCT date_trunc('month', uuid_extract_timestamp(id), 'UTC') AS month FROM before.delivery
  WHERE id < first_id(now())) months
WHERE month IS NOT NULL;
INSERT INTO delivery OVERRIDING SYSTEM VALUE SELECT * FROM before.delivery;
SELECT setval(pg_get_serial_sequence('delivery', 'position'), max(position)) FROM delivery;
INSERT INTO delivery_attempt SELECT * FROM before.delivery_attempt;
DROP SCHEMA before CASCADE;

-- Whoever deletes a subscription deletes its deliveries, and these take their attempts along.
CREATE FUNCTION delete_attempts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM delivery_attempt WHERE delivery IN (SELECT id FROM gone);
  RETURN NULL;
END $$;
CREATE TRIGGER delivery_attempts_go_along AFTER DELETE ON delivery REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION delete_attempts();
