-- An agency's administrator reads what is revoked of the agency, and revokes its clients and persons; the operator all.
CREATE SEQUENCE revocation_sequence;
GRANT USAGE ON SEQUENCE revocation_sequence TO ${service_role}, ${worker_role};
CREATE POLICY read_by_administrators ON revocation FOR SELECT TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles())
    OR ('agency-admin' = ANY (caller_roles()) AND agency = caller_agency()));
CREATE POLICY made_by_administrators ON revocation FOR INSERT TO ${service_role}
  WITH CHECK ('platform-admin' = ANY (caller_roles())
    OR ('agency-admin' = ANY (caller_roles()) AND agency = caller_agency() AND (client IS NOT NULL OR person IS NOT NULL)));
CREATE POLICY renewed_by_administrators ON revocation FOR UPDATE TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles())
    OR ('agency-admin' = ANY (caller_roles()) AND agency = caller_agency() AND (client IS NOT NULL OR person IS NOT NULL)));
GRANT SELECT, INSERT, UPDATE ON revocation TO ${service_role};
REVOKE DELETE ON revocation FROM ${service_role};
