-- Whose deliveries are to be sent next: a queue of subscriptions, each leased by one replica at a time. db-scheduler keeps timers only.
CREATE TABLE delivery_queue (
  subscription uuid PRIMARY KEY REFERENCES subscription ON DELETE CASCADE,
  next_at      timestamptz NOT NULL,
  lease        uuid
);
CREATE INDEX delivery_queue_next ON delivery_queue (next_at);
COMMENT ON TABLE delivery_queue IS 'The subscriptions to which something is sent, by when somebody looks whether there is something to send.';
COMMENT ON COLUMN delivery_queue.next_at IS 'Nobody leases it before; of a leased one, when its lease ends.';
COMMENT ON COLUMN delivery_queue.lease IS 'Whoever has it delivers, and nobody else does before the lease ends; null when nobody does.';

INSERT INTO delivery_queue (subscription, next_at) SELECT id, now() FROM subscription WHERE channel <> 'in-app';

ALTER TABLE delivery_queue ENABLE ROW LEVEL SECURITY;
CREATE POLICY of_subscriptions_in_sight ON delivery_queue TO ${service_role}
  USING (EXISTS (SELECT FROM subscription s WHERE s.id = subscription));
CREATE POLICY worked_on ON delivery_queue TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE (next_at) ON delivery_queue TO ${service_role};
GRANT SELECT, UPDATE (next_at, lease) ON delivery_queue TO ${worker_role};
