-- The shared platform module's journal of erasures; it and the journal file complete each other after a restore.
CREATE TABLE erasure_journal (
  owner uuid PRIMARY KEY,
  at    timestamptz NOT NULL
);
COMMENT ON TABLE erasure_journal IS 'Whose data keys were destroyed; replayed at every start, before the service is ready.';
GRANT SELECT, INSERT ON erasure_journal TO ${service_role};

-- Whoever erases notes it, the worker replays it at every start; nobody else reads it.
ALTER TABLE erasure_journal ENABLE ROW LEVEL SECURITY;
CREATE POLICY noted_by_callers ON erasure_journal FOR INSERT TO ${service_role}
  WITH CHECK (caller_client() IS NOT NULL);
CREATE POLICY replayed_by_workers ON erasure_journal TO ${worker_role} USING (true);
REVOKE SELECT ON erasure_journal FROM ${service_role};
GRANT SELECT, INSERT ON erasure_journal TO ${worker_role};
