-- How the inbox announces alerts: a subscription without an address.
ALTER TABLE subscription DROP CONSTRAINT subscription_channel_check;
ALTER TABLE subscription ADD CONSTRAINT subscription_channel_check CHECK (channel IN ('webhook', 'email', 'in-app'));

ALTER TABLE alert ADD COLUMN quiet boolean NOT NULL DEFAULT false;
ALTER TABLE alert ADD COLUMN language text NOT NULL DEFAULT 'en';
COMMENT ON COLUMN alert.quiet IS 'Whether the inbox shows it without ringing, as its agency wanted when it was raised.';
COMMENT ON COLUMN alert.language IS 'In which the inbox words it, beside English.';
