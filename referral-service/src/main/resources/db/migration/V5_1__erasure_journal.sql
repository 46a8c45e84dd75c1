-- The shared platform module's journal of erasures; it and the journal file complete each other after a restore.
CREATE TABLE erasure_journal (
  owner uuid PRIMARY KEY,
  at    timestamptz NOT NULL
);
COMMENT ON TABLE erasure_journal IS 'Whose data keys were destroyed; replayed at every start, before the service is ready.';
GRANT SELECT, INSERT ON erasure_journal TO ${service_role};
