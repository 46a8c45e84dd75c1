#!/bin/sh
# Runs init.sql and workers.sql in the database container, on its first start. The passwords come from the
# container's environment and never appear in an argument list.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv referral_owner_password AMAAN_REFERRAL_OWNER_PASSWORD
\getenv referral_service_password AMAAN_REFERRAL_SERVICE_PASSWORD
\getenv casework_owner_password AMAAN_CASEWORK_OWNER_PASSWORD
\getenv casework_service_password AMAAN_CASEWORK_SERVICE_PASSWORD
\getenv notification_owner_password AMAAN_NOTIFICATION_OWNER_PASSWORD
\getenv notification_service_password AMAAN_NOTIFICATION_SERVICE_PASSWORD
\getenv keycloak_password AMAAN_KEYCLOAK_PASSWORD
\ir /amaan/init.sql
\ir /amaan/workers.sql
SQL
