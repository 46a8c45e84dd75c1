-- Whoever owns an address is not mailed code after code, whichever agencies ask for them and whatever becomes of their subscriptions.
CREATE TABLE mailed_code (
  address bytea NOT NULL,
  at      timestamptz NOT NULL
);
CREATE INDEX mailed_code_address ON mailed_code (address, at);
CREATE INDEX mailed_code_at ON mailed_code (at);
COMMENT ON TABLE mailed_code IS 'That a code was mailed to an address, for a day; not by whom.';
COMMENT ON COLUMN mailed_code.address IS 'Hashed under a key of the service, in one spelling.';

ALTER TABLE mailed_code ENABLE ROW LEVEL SECURITY;
CREATE POLICY counted_by_workers ON mailed_code TO ${worker_role} USING (true);
GRANT SELECT, INSERT, DELETE ON mailed_code TO ${worker_role};

-- Nobody reads the table: who asks for a code is told that it may be mailed, or when it may.
CREATE FUNCTION count_mailed_code(to_address bytea, asked_at timestamptz, an_hour integer, a_day integer) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  free_at timestamptz;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('mailed_code' || encode(to_address, 'hex'), 0));
  DELETE FROM mailed_code WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM mailed_code WHERE at <= asked_at - interval '1 day' LIMIT 100 FOR UPDATE SKIP LOCKED));
  SELECT greatest(
      (SELECT at + interval '1 hour' FROM mailed_code WHERE address = to_address ORDER BY at DESC OFFSET an_hour - 1 LIMIT 1),
      (SELECT at + interval '1 day' FROM mailed_code WHERE address = to_address ORDER BY at DESC OFFSET a_day - 1 LIMIT 1))
    INTO free_at;
  IF free_at > asked_at THEN
    RETURN free_at;
  END IF;
  INSERT INTO mailed_code VALUES (to_address, asked_at);
  RETURN NULL;
END $$;
COMMENT ON FUNCTION count_mailed_code IS 'Null, and counted, when another may be mailed now; else when, and nothing is counted.';
REVOKE EXECUTE ON FUNCTION count_mailed_code FROM PUBLIC;
GRANT EXECUTE ON FUNCTION count_mailed_code TO ${service_role};
