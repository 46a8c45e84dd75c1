-- Row-level security, second part: alerts. The same rule as AlertScope: the agency's own, those for its unit or for no
-- unit in particular, those for a role that the caller has or for none.

-- CASE: the planner would multiply the policy's share of rows with that of the query, which asks the same again, expect a
-- handful, and read and sort all of them for a page; of a CASE it knows nothing and keeps to the index.
ALTER TABLE alert ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_addressees ON alert FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND (unit IS NULL OR unit = caller_unit())
    AND (role IS NULL OR role = ANY (caller_roles())) THEN true ELSE false END);
CREATE POLICY acknowledged_by_addressees ON alert FOR UPDATE TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND (unit IS NULL OR unit = caller_unit())
    AND (role IS NULL OR role = ANY (caller_roles())) THEN true ELSE false END);
CREATE POLICY raised_by_workers ON alert FOR INSERT TO ${worker_role} WITH CHECK (true);
REVOKE INSERT ON alert FROM ${service_role};
-- SELECT and UPDATE without a policy: a service that asks for an alert is told, like any stranger, that there is none.
GRANT SELECT, INSERT, UPDATE (acknowledged_at, acknowledged_by, version) ON alert TO ${worker_role};

-- Events are taken from other services, and nobody reads them back. SELECT: a conflicting insert looks for its rival.
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY taken_by_workers ON event TO ${worker_role} USING (true);
REVOKE SELECT, INSERT ON event FROM ${service_role};
GRANT SELECT, INSERT ON event TO ${worker_role};
