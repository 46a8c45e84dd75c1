-- What waits for a digest is looked for after every wave: without an index of its own, among everything that waits.
CREATE INDEX delivery_digest ON delivery (subscription, next_at, position) WHERE state = 'pending' AND digest;
