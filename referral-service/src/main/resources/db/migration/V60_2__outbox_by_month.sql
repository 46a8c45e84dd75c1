-- The outbox by month of its ids. No row of it is deleted any more: whole months are dropped.
CREATE SCHEMA before;
ALTER TABLE outbox_message SET SCHEMA before;

CREATE TABLE outbox_message (
  LIKE before.outbox_message INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS,
  PRIMARY KEY (id)
) PARTITION BY RANGE (id);
CREATE INDEX outbox_message_due ON outbox_message (topic, next_attempt_at) WHERE state = 'pending';
CREATE INDEX outbox_message_failed ON outbox_message (id) WHERE state = 'failed';
COMMENT ON TABLE outbox_message IS 'Messages to peers, by month; delivered at least once, at once after commit. Never personal data.';

-- The policies bind whoever asks for the table; nobody may ask for a partition of it.
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

CREATE TABLE outbox_message_default PARTITION OF outbox_message DEFAULT;
SELECT add_months('outbox_message', now(), 2);
SELECT add_month('outbox_message', month) FROM (
  SELECT DISTINCT date_trunc('month', uuid_extract_timestamp(id), 'UTC') AS month FROM before.outbox_message
  WHERE id < first_id(now())) months
WHERE month IS NOT NULL;
INSERT INTO outbox_message SELECT * FROM before.outbox_message;
DROP SCHEMA before CASCADE;
