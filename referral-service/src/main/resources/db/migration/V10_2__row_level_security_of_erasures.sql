-- Row-level security, third part: whoever erases notes it, the worker replays it at every start; nobody else reads it.
ALTER TABLE erasure_journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY noted_by_callers ON erasure_journal FOR INSERT TO ${service_role}
  WITH CHECK (caller_client() IS NOT NULL);
CREATE POLICY replayed_by_workers ON erasure_journal TO ${worker_role} USING (true);
REVOKE SELECT ON erasure_journal FROM ${service_role};
GRANT SELECT, INSERT ON erasure_journal TO ${worker_role};
