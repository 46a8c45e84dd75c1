-- Which agencies have something new, for the one watcher of a process. It is told codes of agencies and nothing of the alerts, which
-- the worker's role may not read.
CREATE INDEX alert_settled ON alert (xid);

CREATE FUNCTION alerted_agencies(since xid8) RETURNS TABLE (settled xid8, agencies text[], unsettled boolean)
LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT now.settled,
    (SELECT coalesce(array_agg(DISTINCT a.agency), '{}') FROM alert a
      WHERE a.xid >= coalesce(since, now.settled) AND a.xid < now.settled),
    EXISTS (SELECT FROM alert a WHERE a.xid >= now.settled)
  FROM (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS settled) now;
END;
COMMENT ON FUNCTION alerted_agencies IS 'What settled since another place, before which nothing can come any more; and whether alerts are there that have not.';
REVOKE EXECUTE ON FUNCTION alerted_agencies FROM PUBLIC;
GRANT EXECUTE ON FUNCTION alerted_agencies TO ${worker_role};
