-- What is left for clients and agencies, as all replicas know it. Worth nothing after a crash, so it is not logged.
CREATE UNLOGGED TABLE request_allowance (
  key text PRIMARY KEY,
  level double precision NOT NULL,
  capacity double precision NOT NULL,
  per_second double precision NOT NULL,
  at timestamptz NOT NULL
);
COMMENT ON TABLE request_allowance IS
  'Each replica counts requests in memory and settles here about once a second. A row that is full again is deleted.';
COMMENT ON COLUMN request_allowance.key IS 'The kind of request, and the client with its person, or the agency.';
COMMENT ON COLUMN request_allowance.level IS 'Requests that were left at the time "at"; below zero a debt.';
-- Nobody asks for it on a caller's behalf: it is the service's own count.
ALTER TABLE request_allowance ENABLE ROW LEVEL SECURITY;
CREATE POLICY counted ON request_allowance TO ${service_role} USING (true);
CREATE POLICY counted_by_workers ON request_allowance TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON request_allowance TO ${service_role}, ${worker_role};
