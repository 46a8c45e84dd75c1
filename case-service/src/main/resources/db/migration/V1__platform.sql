-- Tables that the shared platform module works on. The service role owns nothing; it gets what it needs, no more.

-- Messages to peers, written in the transaction that made them true.
CREATE TABLE outbox_message (
  id              uuid PRIMARY KEY,
  topic           text NOT NULL,
  aggregate_id    uuid NOT NULL,
  sequence        bigint NOT NULL,
  payload         jsonb NOT NULL,
  state           text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
  attempts        integer NOT NULL DEFAULT 0,
  refusals        integer NOT NULL DEFAULT 0,
  last_error      text,
  created_at      timestamptz NOT NULL,
  last_attempt_at timestamptz,
  delivered_at    timestamptz
);
CREATE INDEX outbox_message_undelivered ON outbox_message (state, id) WHERE state <> 'delivered';
CREATE INDEX outbox_message_delivered ON outbox_message (delivered_at) WHERE state = 'delivered';
CREATE INDEX outbox_message_aggregate ON outbox_message (aggregate_id);
COMMENT ON TABLE outbox_message IS 'Messages to peers; delivered at least once, at once after commit. Never personal data.';
COMMENT ON COLUMN outbox_message.sequence IS 'Per aggregate, increasing: the receiver keeps the newest.';
COMMENT ON COLUMN outbox_message.state IS 'failed = given up; an operator can send it again.';
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_message TO ${service_role};

-- db-scheduler's table, as its documentation gives it for PostgreSQL.
CREATE TABLE scheduled_tasks (
  task_name            text NOT NULL,
  task_instance        text NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
COMMENT ON TABLE scheduled_tasks IS 'Timers and deliveries, shared by all replicas (db-scheduler).';
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks TO ${service_role};

-- Idempotency keys: neither client nor key is stored, only a hash of both.
CREATE TABLE idempotency_key (
  key_hash     bytea PRIMARY KEY,
  request_hash bytea NOT NULL,
  status       integer NOT NULL,
  location     text,
  etag         text,
  body         text,
  created_at   timestamptz NOT NULL
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
COMMENT ON TABLE idempotency_key IS 'First answers of commands, replayed to repeats for 30 days. Never personal data.';
GRANT SELECT, INSERT, DELETE ON idempotency_key TO ${service_role};

-- Audit: append-only. No UPDATE or DELETE grant, and a trigger for whoever has more.
CREATE TABLE audit_entry (
  id       uuid PRIMARY KEY,
  subject  uuid NOT NULL,
  action   text NOT NULL,
  client   text NOT NULL,
  agency   text,
  unit     text,
  person   text,
  details  jsonb NOT NULL,
  trace_id text,
  at       timestamptz NOT NULL
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, at DESC, id DESC);
COMMENT ON TABLE audit_entry IS 'Every change and every disclosure, written in the transaction it records. Never personal data.';
COMMENT ON COLUMN audit_entry.subject IS 'Id of the thing the entry is about: a referral, a case, a subject record, an alert.';
CREATE FUNCTION audit_entry_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'audit entries are append-only'; END $$;
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_append_only();
GRANT SELECT, INSERT ON audit_entry TO ${service_role};
