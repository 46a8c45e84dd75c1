-- What a late bounce, a change of address and a change of the digest need to know.
ALTER TABLE subscription
  ADD COLUMN confirmed_at timestamptz,
  ADD COLUMN paused boolean NOT NULL DEFAULT false;
UPDATE subscription SET confirmed_at = changed_at WHERE channel = 'email' AND state <> 'unconfirmed';
COMMENT ON COLUMN subscription.confirmed_at IS 'When the address was confirmed to which mails go now: one that returns and was sent before says nothing about it.';
COMMENT ON COLUMN subscription.paused IS 'It was paused when its address changed, and is so again once that is confirmed.';

ALTER TABLE delivery ADD COLUMN due_at timestamptz;
COMMENT ON COLUMN delivery.due_at IS 'Of the alert: it waits for no digest that comes later.';
GRANT SELECT (due_at) ON delivery TO ${service_role};
