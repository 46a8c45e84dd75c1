-- The worker roles: what timers, deliveries and calls of other services run as (SET LOCAL ROLE), with
-- policies of their own. Nobody logs in as one. The service's role may become it but has none of its
-- rights by itself, so its own policies stay apart.
--
-- May be run again at any time, as the cluster's superuser; it changes nothing where the roles are
-- there. The launcher does at each start. In containers init.sh does on the first start; a volume from
-- before these roles needs it once:
--   docker compose exec postgres psql --username postgres --file /amaan/workers.sql

DO $$ BEGIN CREATE ROLE referral_worker NOLOGIN; GRANT referral_worker TO referral_service WITH INHERIT FALSE, SET TRUE; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE casework_worker NOLOGIN; GRANT casework_worker TO casework_service WITH INHERIT FALSE, SET TRUE; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN CREATE ROLE notification_worker NOLOGIN; GRANT notification_worker TO notification_service WITH INHERIT FALSE, SET TRUE; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
