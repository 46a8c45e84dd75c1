-- An alert is for the holders of any of some roles: those who may do what it asks.
DROP POLICY read_by_addressees ON alert;
DROP POLICY acknowledged_by_addressees ON alert;
ALTER TABLE alert
  DROP CONSTRAINT alert_once_per_recipient,
  ADD COLUMN roles text[] CHECK (cardinality(roles) > 0);
UPDATE alert SET roles = ARRAY[role] WHERE role IS NOT NULL;
ALTER TABLE alert
  DROP COLUMN role,
  ADD CONSTRAINT alert_once_per_recipient UNIQUE NULLS NOT DISTINCT (event_id, source, agency, unit, roles, action);
COMMENT ON COLUMN alert.roles IS 'When set, only holders of one of these roles see the alert; in alphabetical order.';

-- CASE, as before: the planner is not to guess a share of rows from it.
CREATE POLICY read_by_addressees ON alert FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND (unit IS NULL OR unit = caller_unit())
    AND (roles IS NULL OR roles && caller_roles()) THEN true ELSE false END);
CREATE POLICY acknowledged_by_addressees ON alert FOR UPDATE TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND (unit IS NULL OR unit = caller_unit())
    AND (roles IS NULL OR roles && caller_roles()) THEN true ELSE false END);

ALTER TABLE climb ADD COLUMN roles text[];
UPDATE climb SET roles = ARRAY[role] WHERE role IS NOT NULL;
ALTER TABLE climb DROP COLUMN role;
COMMENT ON COLUMN climb.roles IS 'As of the alert.';
