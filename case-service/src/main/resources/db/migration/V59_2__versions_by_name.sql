-- A column that is added to a trial's table and not to its versions must not make every change fail, nor may two be swapped: by name.
CREATE OR REPLACE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('INSERT INTO %1$I.%2$I SELECT (jsonb_populate_record(NULL::%1$I.%2$I, to_jsonb($1))).*',
    TG_TABLE_SCHEMA, TG_TABLE_NAME || '_version') USING OLD;
  RETURN NULL;
END $$;
