-- Row-level security, first part: who is asking, and the tables that all services have. The second part is each
-- service's own. The service role sees what its policies let it see: nothing, unless the transaction says who is
-- asking. The worker role (timers, deliveries, other services) has policies and grants of its own. No policy binds
-- the owner, who migrates.

-- Set by the service at the beginning of every transaction, local to it. Plain enough for the planner to put them into
-- the query, where an index can look them up.
CREATE FUNCTION caller_client() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('amaan.client', true), '');
CREATE FUNCTION caller_agency() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('amaan.agency', true), '');
CREATE FUNCTION caller_unit() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('amaan.unit', true), '');
CREATE FUNCTION caller_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN string_to_array(current_setting('amaan.roles', true), ' ');
COMMENT ON FUNCTION caller_agency() IS 'From the access token; null when the transaction has no caller, and then no policy matches.';

-- Messages: everybody who acts writes them, the operator sees them, the worker delivers them.
ALTER TABLE outbox_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY sent_by_callers ON outbox_message FOR INSERT TO ${service_role}
  WITH CHECK (caller_client() IS NOT NULL);
CREATE POLICY seen_by_operators ON outbox_message FOR SELECT TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles()));
CREATE POLICY revived_by_operators ON outbox_message FOR UPDATE TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles()));
CREATE POLICY worked_on ON outbox_message TO ${worker_role} USING (true);
REVOKE DELETE ON outbox_message FROM ${service_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_message TO ${worker_role};

-- Idempotency keys: only who presents a key sees what was answered to it.
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY opened_by_the_key ON idempotency_key TO ${service_role}
  USING (key_hash = decode(nullif(current_setting('amaan.idempotency_key', true), ''), 'hex'));
CREATE POLICY forgotten_in_time ON idempotency_key TO ${worker_role} USING (true);
REVOKE DELETE ON idempotency_key FROM ${service_role};
GRANT SELECT, INSERT, DELETE ON idempotency_key TO ${worker_role};

-- Audit: a caller writes entries under its own name only; auditors read them.
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY written_by_the_caller ON audit_entry FOR INSERT TO ${service_role}
  WITH CHECK (client = caller_client());
CREATE POLICY read_by_auditors ON audit_entry FOR SELECT TO ${service_role}
  USING ('auditor' = ANY (caller_roles()));
CREATE POLICY written_by_workers ON audit_entry FOR INSERT TO ${worker_role} WITH CHECK (true);
GRANT SELECT, INSERT ON audit_entry TO ${worker_role};

-- No policy: db-scheduler works outside of any caller's transaction, and the rows are names of work and ids only.
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks TO ${worker_role};
