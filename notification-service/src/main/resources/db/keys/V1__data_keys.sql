-- One wrapped data key per subscription. Backups of this database, its log archive included, are kept briefly: a destroyed
-- key lives on in them until they are gone.
CREATE TABLE data_key (
  owner      uuid PRIMARY KEY,
  wrapped    bytea NOT NULL,
  wrapped_by bigint NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX data_key_wrapped_by ON data_key (wrapped_by);
COMMENT ON TABLE data_key IS 'Tink keysets (AES-256-GCM), encrypted by the key-encryption key and bound to their owner. No row = erased.';
COMMENT ON COLUMN data_key.owner IS 'The subscription. A key that none names is harmless.';
COMMENT ON COLUMN data_key.wrapped_by IS 'Id of the key-encryption key in its keyset, to find what a rotation has still to wrap anew.';
GRANT SELECT, INSERT, DELETE, UPDATE (wrapped, wrapped_by) ON data_key TO ${service_role};
