-- Custodian unit and prosecution write in the same records of a trial. Whatever the one replaces, the other's stays: a legal hold, of which
-- nobody else knows, keeps it without a refusal that would tell. Words stay sealed as they were, and go with their writer's erasure.
CREATE TABLE hearing_version (LIKE hearing, PRIMARY KEY (id, version));
CREATE TABLE protection_measure_version (LIKE protection_measure, PRIMARY KEY (id, version));
CREATE TABLE compensation_claim_version (LIKE compensation_claim, PRIMARY KEY (id, version));
COMMENT ON TABLE hearing_version IS 'Hearings as they were before each change.';
COMMENT ON TABLE protection_measure_version IS 'Protection measures as they were before each change.';
COMMENT ON TABLE compensation_claim_version IS 'Compensation claims as they were before each change.';

CREATE FUNCTION keep_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  EXECUTE format('INSERT INTO %I.%I SELECT ($1).*', TG_TABLE_SCHEMA, TG_TABLE_NAME || '_version') USING OLD;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_version AFTER UPDATE ON hearing FOR EACH ROW
  WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION keep_version();
CREATE TRIGGER keep_version AFTER UPDATE ON protection_measure FOR EACH ROW
  WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION keep_version();
CREATE TRIGGER keep_version AFTER UPDATE ON compensation_claim FOR EACH ROW
  WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION keep_version();

-- No service reads them: who must, for a court, asks the operator.
ALTER TABLE hearing_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE protection_measure_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE compensation_claim_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_no_service ON hearing_version AS RESTRICTIVE TO ${service_role}, ${worker_role} USING (false);
CREATE POLICY read_by_no_service ON protection_measure_version AS RESTRICTIVE TO ${service_role}, ${worker_role} USING (false);
CREATE POLICY read_by_no_service ON compensation_claim_version AS RESTRICTIVE TO ${service_role}, ${worker_role} USING (false);
