-- The least that a referral durably is: a row of 32 columns with three indexes besides its key, five observations, an audit
-- entry, an outgoing message. One statement writes it. Nothing of it is encrypted, guarded by policies or checked.
CREATE TABLE IF NOT EXISTS referral (
  id uuid PRIMARY KEY, agency int NOT NULL, external_reference text NOT NULL, idempotency_key text NOT NULL,
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, status smallint NOT NULL, priority smallint NOT NULL,
  unit int NOT NULL, officer int, region text, district text, kind text, happened_on date, place text,
  latitude double precision, longitude double precision, reporter text, phone text, email text, alias text, age smallint,
  sex char(1), nationality char(2), consent smallint NOT NULL, consented_at timestamptz, language char(2), narrative text,
  score smallint, channel text, address inet, version int NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS referral_key ON referral (agency, idempotency_key);
CREATE INDEX IF NOT EXISTS referral_of_unit ON referral (unit, status, created_at DESC, id DESC);
CREATE INDEX IF NOT EXISTS referral_of_agency ON referral (agency, created_at DESC);

CREATE TABLE IF NOT EXISTS observation (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, referral uuid NOT NULL REFERENCES referral, code text NOT NULL,
  severity smallint NOT NULL, note text);
CREATE INDEX IF NOT EXISTS observation_of_referral ON observation (referral);

CREATE TABLE IF NOT EXISTS audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL, actor text NOT NULL, agency int NOT NULL,
  action text NOT NULL, referral uuid NOT NULL, details jsonb);

CREATE TABLE IF NOT EXISTS outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, created_at timestamptz NOT NULL, topic text NOT NULL, key uuid NOT NULL,
  payload jsonb NOT NULL, attempts smallint NOT NULL DEFAULT 0, published_at timestamptz);
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (id) WHERE published_at IS NULL;
