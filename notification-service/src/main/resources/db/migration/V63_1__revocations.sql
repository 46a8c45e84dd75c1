-- Tokens that are refused before they end (ADR 42). Made in referral-service, told to the other services; every replica of each keeps
-- what counts of it in memory.
CREATE TABLE revocation (
  id         uuid PRIMARY KEY,
  agency     text,
  client     text,
  person     text,
  not_before timestamptz NOT NULL,
  suspended  boolean NOT NULL DEFAULT false,
  sequence   bigint NOT NULL,
  UNIQUE NULLS NOT DISTINCT (agency, client, person),
  CHECK (agency IS NOT NULL OR client IS NOT NULL),
  CHECK (person IS NULL OR (agency IS NOT NULL AND client IS NULL)),
  CHECK (NOT suspended OR (client IS NULL AND person IS NULL))
);
COMMENT ON TABLE revocation IS 'Whose tokens are refused. Clients and persons are deleted after a day, agencies stay with their sequence.';
COMMENT ON COLUMN revocation.person IS 'A pseudonymous staff id, as in the audit.';
COMMENT ON COLUMN revocation.not_before IS 'Whoever signed in in this second or before is refused.';
COMMENT ON COLUMN revocation.suspended IS 'Of an agency: all of its tokens are refused, whenever they were issued.';
COMMENT ON COLUMN revocation.sequence IS 'Increasing: which of two messages about it is newer.';
CREATE INDEX revocation_listed ON revocation (not_before DESC, id DESC);

-- The check of a token is nobody's own: it is made before it is known who asks, as the worker.
ALTER TABLE revocation ENABLE ROW LEVEL SECURITY;
CREATE POLICY checked_by_workers ON revocation TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON revocation TO ${worker_role};

CREATE OR REPLACE FUNCTION tell_replicas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('amaan_change', TG_ARGV[0]);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION tell_replicas() IS
  'Sends the topic to every replica of this service that listens, once the change has committed.';
CREATE TRIGGER revocation_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON revocation
  FOR EACH STATEMENT EXECUTE FUNCTION tell_replicas('revocations');
