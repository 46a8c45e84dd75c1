-- Every row of these tables is written by a command that somebody waits for, so they have no index that only an operator
-- or the retention needs: those look in the order of the ids, which is the order of time.
DROP INDEX outbox_message_undelivered;
CREATE INDEX outbox_message_failed ON outbox_message (id) WHERE state = 'failed';
DROP INDEX outbox_message_delivered;
DROP INDEX outbox_message_aggregate;

DROP INDEX idempotency_key_created;
CREATE INDEX idempotency_key_created ON idempotency_key USING brin (created_at);
