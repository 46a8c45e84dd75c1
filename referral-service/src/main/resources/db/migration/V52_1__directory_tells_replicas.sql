-- Each replica keeps the directory in memory, and is told when it has changed.
CREATE FUNCTION tell_replicas() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('amaan_change', TG_ARGV[0]);
  RETURN NULL;
END
$$;
COMMENT ON FUNCTION tell_replicas() IS
  'Sends the topic to every replica of this service that listens, once the change has committed.';

CREATE TRIGGER agency_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON agency
  FOR EACH STATEMENT EXECUTE FUNCTION tell_replicas('directory');
CREATE TRIGGER agency_unit_changed AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON agency_unit
  FOR EACH STATEMENT EXECUTE FUNCTION tell_replicas('directory');
