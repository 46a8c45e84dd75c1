-- When a message is due is said by its own row, and no longer by a row of the scheduler: what waits now is due at once.
-- With a default, so that a service of the version before can still write while the others are replaced; the scheduler's rows
-- stay for it. What both send is a repeat, which receivers know.
ALTER TABLE outbox_message ADD COLUMN next_attempt_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN outbox_message.next_attempt_at IS
  'Of a pending message: nobody sends it before. The relay that has it in hand moves this ahead by as long as a call may take.';
CREATE INDEX outbox_message_due ON outbox_message (topic, next_attempt_at) WHERE state = 'pending';
COMMENT ON TABLE scheduled_tasks IS 'Timers, shared by all replicas (db-scheduler).';
