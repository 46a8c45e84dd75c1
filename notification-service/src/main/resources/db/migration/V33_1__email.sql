-- E-mail beside webhooks: an address instead of a URL, which its owner confirms first; and what is not urgent in one mail a day.
ALTER TABLE subscription
  DROP CONSTRAINT subscription_channel_check,
  DROP CONSTRAINT subscription_state_check,
  ALTER COLUMN url DROP NOT NULL,
  ADD COLUMN address bytea,
  ADD COLUMN digest_at time,
  ADD COLUMN digest_zone text;
ALTER TABLE subscription
  ADD CONSTRAINT subscription_channel_check CHECK (channel IN ('webhook', 'email')),
  ADD CONSTRAINT subscription_state_check CHECK (state IN ('unconfirmed', 'active', 'paused', 'disabled')),
  ADD CONSTRAINT subscription_where_check CHECK ((channel = 'webhook') = (url IS NOT NULL) AND (channel = 'email') = (address IS NOT NULL)),
  ADD CONSTRAINT subscription_digest_check CHECK (num_nulls(digest_at, digest_zone) IN (0, 2) AND (digest_at IS NULL OR channel = 'email'));
COMMENT ON COLUMN subscription.address IS 'Of a person, perhaps: sealed under the data key of the subscription.';
COMMENT ON COLUMN subscription.digest_at IS 'When set, what is not urgent waits for this local time and comes in one mail.';

CREATE TABLE subscription_confirmation (
  subscription uuid PRIMARY KEY REFERENCES subscription ON DELETE CASCADE,
  code         bytea NOT NULL,
  made_at      timestamptz NOT NULL,
  tries        integer NOT NULL,
  codes        integer NOT NULL
);
COMMENT ON TABLE subscription_confirmation IS 'The newest code that was mailed to an address, until its owner has passed it on.';
COMMENT ON COLUMN subscription_confirmation.code IS 'Hashed under a key of the service.';
COMMENT ON COLUMN subscription_confirmation.tries IS 'Wrong codes that were named for this one.';
COMMENT ON COLUMN subscription_confirmation.codes IS 'How many were mailed for this subscription: each takes longer to be had than the one before.';

ALTER TABLE subscription_confirmation ENABLE ROW LEVEL SECURITY;
CREATE POLICY made_by_administrators ON subscription_confirmation TO ${service_role}
  USING (EXISTS (SELECT FROM subscription s WHERE s.id = subscription));
GRANT SELECT, INSERT, UPDATE, DELETE ON subscription_confirmation TO ${service_role};

ALTER TABLE delivery
  ADD COLUMN digest boolean NOT NULL DEFAULT false,
  ADD COLUMN message uuid;
CREATE INDEX delivery_message ON delivery (message) WHERE message IS NOT NULL;
COMMENT ON COLUMN delivery.digest IS 'It comes with others in one mail.';
COMMENT ON COLUMN delivery.message IS 'The mail in which it was last sent with others; its own id otherwise.';
GRANT SELECT (digest) ON delivery TO ${service_role};

ALTER TABLE delivery_attempt
  DROP CONSTRAINT delivery_attempt_result_check,
  ADD CONSTRAINT delivery_attempt_result_check
    CHECK (result IN ('delivered', 'refused', 'timeout', 'unreachable', 'target-not-allowed', 'bounced'));
