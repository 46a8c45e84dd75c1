-- Who sent an alert may say later that nobody need act on it any more, and names it by a reference that only the two services know.
-- Alerts from before this have none, and are settled as they were.
ALTER TABLE alert ADD COLUMN settled_by uuid;
COMMENT ON COLUMN alert.settled_by IS 'The reference whose settlement settles it; null when none does.';
ALTER TABLE escalation ADD COLUMN settled_by uuid;
COMMENT ON COLUMN escalation.settled_by IS 'As of the alert.';
GRANT SELECT (settled_by) ON escalation TO ${service_role};

CREATE TABLE settlement (
  reference  uuid PRIMARY KEY,
  settled_at timestamptz NOT NULL
);
COMMENT ON TABLE settlement IS 'What is settled, also when the alert is still on its way.';
ALTER TABLE settlement ENABLE ROW LEVEL SECURITY;
CREATE POLICY taken_by_workers ON settlement TO ${worker_role} USING (true);
-- SELECT: a conflicting insert looks for its rival.
GRANT SELECT, INSERT ON settlement TO ${worker_role};

-- Who sees an alert may see that it is settled; nobody reads what else is.
CREATE FUNCTION is_settled(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM settlement s WHERE s.reference = asked);
