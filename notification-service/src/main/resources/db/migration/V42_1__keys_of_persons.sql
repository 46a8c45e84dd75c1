-- A key is its first user's: of who that was and with which roles nothing is kept but what tells a repetition from another's request.
ALTER TABLE idempotency_key
  ADD COLUMN owner_hash bytea NOT NULL DEFAULT '',
  ADD COLUMN roles      text  NOT NULL DEFAULT '';
COMMENT ON COLUMN idempotency_key.owner_hash IS 'SHA-256 of key, person and unit: only who knows the key can ask. Empty of what was kept before: nobody is given that again.';
COMMENT ON COLUMN idempotency_key.roles IS 'With which the command was carried out; the answer is given again to who still has them.';

DROP FUNCTION begin_command(bytea, bigint);
CREATE FUNCTION begin_command(key bytea, lock bigint)
  RETURNS TABLE (running boolean, owner_hash bytea, request_hash bytea, roles text, status integer, location text, etag text, body text)
  LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('amaan.idempotency_key', encode(key, 'hex'), true);
  IF NOT pg_try_advisory_xact_lock(lock) THEN
    RETURN QUERY SELECT true, NULL::bytea, NULL::bytea, NULL::text, NULL::integer, NULL::text, NULL::text, NULL::text;
  ELSE
    RETURN QUERY SELECT false, k.owner_hash, k.request_hash, k.roles, k.status, k.location, k.etag, k.body
      FROM idempotency_key k WHERE k.key_hash = key;
  END IF;
END $$;
COMMENT ON FUNCTION begin_command(bytea, bigint) IS 'No row: the key is new, and held until the transaction ends.';
