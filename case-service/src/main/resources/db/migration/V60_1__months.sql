-- Tables whose old rows are dropped are partitioned by the month of their ids, which are UUIDv7. A worker makes months ahead and
-- drops whole ones, which leaves nothing to vacuum. The service owns no table, so it asks these functions of the owner to do it.

CREATE FUNCTION first_id(at timestamptz) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid;
COMMENT ON FUNCTION first_id IS 'No id that is made at this moment or later is smaller.';

CREATE FUNCTION months_of(parent text) RETURNS TABLE (month text, begins timestamptz, ends timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT relname, uuid_extract_timestamp(bounds[1]::uuid), uuid_extract_timestamp(bounds[2]::uuid)
  FROM pg_inherits JOIN pg_class ON oid = inhrelid
    CROSS JOIN regexp_match(pg_get_expr(relpartbound, oid), 'FROM \(''(.*)''\) TO \(''(.*)''\)') AS bounds
  WHERE inhparent = parent::regclass AND bounds IS NOT NULL
  ORDER BY 2;
END;
COMMENT ON FUNCTION months_of IS 'The partitions of a table, oldest first, but for the default one.';

CREATE FUNCTION month_key(parent text) RETURNS name LANGUAGE sql STABLE SET search_path = public, pg_temp
BEGIN ATOMIC
  SELECT attname FROM pg_partitioned_table JOIN pg_attribute ON attrelid = partrelid AND attnum = partattrs[0]
  WHERE partrelid = parent::regclass;
END;
COMMENT ON FUNCTION month_key IS 'The column whose UUIDv7 says to which month a row belongs.';

CREATE FUNCTION add_month(parent text, at timestamptz) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET timezone = 'UTC' SET lock_timeout = '200ms' AS $$
DECLARE
  month text := parent || to_char(at, '_YYYY_MM');
  begins uuid := first_id(date_trunc('month', at));
  ends uuid := first_id(date_trunc('month', at) + interval '1 month');
BEGIN
  IF to_regclass(month) IS NULL THEN
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL EXCLUDING IDENTITY)', month, parent);
    EXECUTE format('WITH moved AS (DELETE FROM %1$I WHERE %2$I >= %3$L AND %2$I < %4$L RETURNING *) INSERT INTO %5$I SELECT * FROM moved',
      parent || '_default', month_key(parent), begins, ends, month);
    EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, month, begins, ends);
  END IF;
END $$;
COMMENT ON FUNCTION add_month IS 'The partition of the month, with what the default one has taken while it was missing.';

CREATE FUNCTION add_months(parent text, at timestamptz, ahead integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET timezone = 'UTC' AS $$
DECLARE
  last timestamptz := date_trunc('month', at) + ahead * interval '1 month';
  wanted timestamptz;
BEGIN
  FOR wanted IN EXECUTE format(
    'SELECT generate_series(date_trunc(''month'', $1), $2, ''1 month'') UNION
     SELECT date_trunc(''month'', uuid_extract_timestamp(%1$I)) FROM %2$I WHERE %1$I < first_id($2) AND uuid_extract_timestamp(%1$I) IS NOT NULL',
    month_key(parent), parent || '_default') USING at, last
  LOOP
    PERFORM add_month(parent, wanted);
  END LOOP;
END $$;
COMMENT ON FUNCTION add_months IS 'This month, so many after it, and those before it whose rows the default partition had to take.';

CREATE FUNCTION unfinished(parent text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE parent WHEN 'outbox_message' THEN 'state = ''pending'' OR state = ''failed''' END;
COMMENT ON FUNCTION unfinished IS 'Which rows keep their month from being dropped ($1: before when it must have ended). A table that is not named here loses nothing.';

CREATE FUNCTION dropped_with(parent text) RETURNS text[] LANGUAGE sql IMMUTABLE RETURN '{}'::text[];
COMMENT ON FUNCTION dropped_with IS 'Tables of which a month is dropped when, and only when, that of the other is.';

CREATE FUNCTION drop_month(parent text, before timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '200ms' AS $$
DECLARE
  candidate text;
  kept boolean;
  part text;
  suffix text;
BEGIN
  FOR candidate IN SELECT month FROM months_of(parent) WHERE ends <= before
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %s)', candidate, unfinished(parent)) INTO kept USING before;
    CONTINUE WHEN kept;
    suffix := substr(candidate, length(parent) + 1);
    FOREACH part IN ARRAY ARRAY[parent] || dropped_with(parent)
    LOOP
      IF to_regclass(part || suffix) IS NOT NULL THEN
        EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', part, part || suffix);
      END IF;
    END LOOP;
    -- Now that nobody can reach it any more: somebody may have sent one again meanwhile.
    EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE %s)', candidate, unfinished(parent)) INTO kept USING before;
    IF kept THEN
      RAISE 'something of % is to be done again', candidate USING ERRCODE = 'serialization_failure';
    END IF;
    FOREACH part IN ARRAY ARRAY[parent] || dropped_with(parent)
    LOOP
      EXECUTE format('DROP TABLE IF EXISTS %I', part || suffix);
    END LOOP;
    RETURN candidate;
  END LOOP;
  RETURN NULL;
END $$;
COMMENT ON FUNCTION drop_month IS 'Drops the oldest month that ended before then and in which nothing is unfinished; null when there is none. It waits for no lock for long, so that nobody waits for it.';

REVOKE EXECUTE ON FUNCTION add_month, add_months, drop_month FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_months, drop_month TO ${worker_role};
