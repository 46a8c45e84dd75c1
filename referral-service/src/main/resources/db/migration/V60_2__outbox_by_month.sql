-- The outbox by month of its ids.
ALTER TABLE outbox_message RENAME TO outbox_message_before;
ALTER TABLE outbox_message_before RENAME CONSTRAINT outbox_message_pkey TO outbox_message_before_pkey;
ALTER TABLE outbox_message_before RENAME CONSTRAINT outbox_message_state_check TO outbox_message_before_state_check;
ALTER INDEX outbox_message_due RENAME TO outbox_message_before_due;
ALTER INDEX IF EXISTS outbox_message_failed RENAME TO outbox_message_before_failed;

CREATE TABLE outbox_message (
  id              uuid NOT NULL,
  topic           text NOT NULL,
  aggregate_id    uuid NOT NULL,
  sequence        bigint NOT NULL,
  payload         jsonb NOT NULL,
  state           text NOT NULL DEFAULT 'pending',
  attempts        integer NOT NULL DEFAULT 0,
  refusals        integer NOT NULL DEFAULT 0,
  last_error      text,
  created_at      timestamptz NOT NULL,
  last_attempt_at timestamptz,
  delivered_at    timestamptz,
  next_attempt_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id),
  CHECK (state IN ('pending', 'delivered', 'failed'))
) PARTITION BY RANGE (id);
CREATE INDEX outbox_message_due ON outbox_message (topic, next_attempt_at) WHERE state = 'pending';
CREATE INDEX outbox_message_failed ON outbox_message (id) WHERE state = 'failed';
COMMENT ON TABLE outbox_message IS 'Messages to peers, by month; delivered at least once, at once after commit. Never personal data.';
COMMENT ON COLUMN outbox_message.sequence IS 'Per aggregate, increasing: the receiver keeps the newest.';
COMMENT ON COLUMN outbox_message.state IS 'failed = given up; an operator can send it again.';
COMMENT ON COLUMN outbox_message.next_attempt_at IS
  'Of a pending message: nobody sends it before. The relay that has it in hand moves this ahead by as long as a call may take.';

CREATE TABLE outbox_message_default PARTITION OF outbox_message DEFAULT;
SELECT add_months('outbox_message', now(), 2);
SELECT add_month('outbox_message', month) FROM (
  SELECT DISTINCT date_trunc('month', uuid_extract_timestamp(id), 'UTC') AS month FROM outbox_message_before
  WHERE id < first_id(now())) months
WHERE month IS NOT NULL;
INSERT INTO outbox_message SELECT id, topic, aggregate_id, sequence, payload, state, attempts, refusals, last_error, created_at,
  last_attempt_at, delivered_at, next_attempt_at FROM outbox_message_before;
DROP TABLE outbox_message_before;

-- The policies bind whoever asks for the table; nobody may ask for a partition of it. Nobody deletes: whole months are dropped.
ALTER TABLE outbox_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY sent_by_callers ON outbox_message FOR INSERT TO ${service_role}
  WITH CHECK (caller_client() IS NOT NULL);
CREATE POLICY seen_by_operators ON outbox_message FOR SELECT TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles()));
CREATE POLICY revived_by_operators ON outbox_message FOR UPDATE TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles()));
CREATE POLICY worked_on ON outbox_message TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE ON outbox_message TO ${service_role};
GRANT SELECT, INSERT, UPDATE ON outbox_message TO ${worker_role};
