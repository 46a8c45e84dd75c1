-- A command's first round trip: opens the key's row, and no other, to the transaction, and finds out whether the key was used.
-- The row is looked for by a statement of its own, after the lock is held: it then sees what the holder before has committed.
CREATE FUNCTION begin_command(key bytea, lock bigint)
  RETURNS TABLE (running boolean, request_hash bytea, status integer, location text, etag text, body text)
  LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('amaan.idempotency_key', encode(key, 'hex'), true);
  IF NOT pg_try_advisory_xact_lock(lock) THEN
    RETURN QUERY SELECT true, NULL::bytea, NULL::integer, NULL::text, NULL::text, NULL::text;
  ELSE
    RETURN QUERY SELECT false, k.request_hash, k.status, k.location, k.etag, k.body
      FROM idempotency_key k WHERE k.key_hash = key;
  END IF;
END $$;
COMMENT ON FUNCTION begin_command(bytea, bigint) IS 'No row: the key is new, and held until the transaction ends.';
