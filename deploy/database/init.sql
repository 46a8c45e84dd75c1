-- Roles and databases of Amaan: one database per service, plus Keycloak's. Read by psql in the
-- database container (init.sh) and by the launcher of the bare machine; run once, on an empty
-- cluster, as its superuser. Passwords are psql variables; there is no default here.
--
-- Each service's database has two roles. The owner runs the migrations; as owner of the database it
-- is pg_database_owner and so owns the schema public. The service connects as a role that owns
-- nothing and creates nothing: it may use what a migration grants it. Background work runs as a third
-- one (workers.sql).

CREATE ROLE referral_owner LOGIN PASSWORD :'referral_owner_password';
CREATE ROLE referral_service LOGIN PASSWORD :'referral_service_password';
CREATE DATABASE referral OWNER referral_owner
  TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE referral FROM PUBLIC;
GRANT CONNECT ON DATABASE referral TO referral_service;

-- The wrapped data keys, apart from what they seal: backups of this one are kept briefly, because a
-- key that was destroyed must not come back. It may as well live on another server.
CREATE DATABASE referral_keys OWNER referral_owner
  TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE referral_keys FROM PUBLIC;
GRANT CONNECT ON DATABASE referral_keys TO referral_service;

CREATE ROLE casework_owner LOGIN PASSWORD :'casework_owner_password';
CREATE ROLE casework_service LOGIN PASSWORD :'casework_service_password';
CREATE DATABASE casework OWNER casework_owner
  TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE casework FROM PUBLIC;
GRANT CONNECT ON DATABASE casework TO casework_service;

-- As referral_keys.
CREATE DATABASE casework_keys OWNER casework_owner
  TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE casework_keys FROM PUBLIC;
GRANT CONNECT ON DATABASE casework_keys TO casework_service;

CREATE ROLE notification_owner LOGIN PASSWORD :'notification_owner_password';
CREATE ROLE notification_service LOGIN PASSWORD :'notification_service_password';
CREATE DATABASE notification OWNER notification_owner
  TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE notification FROM PUBLIC;
GRANT CONNECT ON DATABASE notification TO notification_service;

-- As referral_keys.
CREATE DATABASE notification_keys OWNER notification_owner
  TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE notification_keys FROM PUBLIC;
GRANT CONNECT ON DATABASE notification_keys TO notification_service;

CREATE ROLE keycloak LOGIN PASSWORD :'keycloak_password';
CREATE DATABASE keycloak OWNER keycloak
  TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;

-- No role of ours has business in the cluster's own databases.
REVOKE ALL ON DATABASE postgres FROM PUBLIC;
REVOKE ALL ON DATABASE template1 FROM PUBLIC;
