-- What is due is asked for after every wave, by statements that are planned once and kept: the plan that was made while the
-- table was empty is the right one when a hundred thousand wait. So it is left no choice: rows come from one index in the
-- order in which they are sent, and each is looked up in the others.
DROP INDEX delivery_due, delivery_digest;
CREATE INDEX delivery_due ON delivery (subscription, digest, next_at, position) WHERE state = 'pending';

CREATE FUNCTION sendable_deliveries(receiver uuid, for_unit text, passing text, tries_in_order integer, together boolean,
  until timestamptz, most integer)
RETURNS TABLE (id uuid, body text, tries integer, created_at timestamptz, next_at timestamptz)
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
#variable_conflict use_column
BEGIN
  RETURN QUERY
    SELECT d.id, d.body, d.tries, d.created_at, d.next_at FROM delivery d
    WHERE d.subscription = receiver AND d.state = 'pending' AND d.digest = together AND d.next_at <= until
      AND (d.anyway OR passing = 'ALL' OR passing = 'URGENT' AND d.urgent)
      AND (for_unit = '' OR d.unit IS NULL AND NOT d.above OR d.unit = for_unit)
      AND (SELECT true FROM exclusion e WHERE e.subject = d.subject AND e.agencies @> ARRAY[d.agency]) IS NULL
      AND (d.anyway OR (SELECT true FROM delivery p
        WHERE p.subscription = d.subscription AND p.subject = d.subject AND p.state = 'pending'
          AND p.position < d.position AND p.tries < tries_in_order AND NOT p.digest
          AND (p.anyway OR passing = 'ALL' OR passing = 'URGENT' AND p.urgent)
          AND (for_unit = '' OR p.unit IS NULL AND NOT p.above OR p.unit = for_unit)
        ORDER BY p.position LIMIT 1) IS NULL)
    ORDER BY d.next_at, d.position LIMIT most;
END $$;
COMMENT ON FUNCTION sendable_deliveries IS 'What of a subscription may be sent until then, in the order in which it is: not to the excluded, not for another unit, not before an earlier one about the same case; but for what is sent anyway.';
REVOKE EXECUTE ON FUNCTION sendable_deliveries FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sendable_deliveries TO ${worker_role};

-- Asked at every look of the watcher: in this language its plan is kept.
CREATE OR REPLACE FUNCTION alerted_agencies(since xid8) RETURNS TABLE (settled xid8, agencies text[], unsettled boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  upto xid8 := pg_snapshot_xmin(pg_current_snapshot());
BEGIN
  RETURN QUERY SELECT upto,
    (SELECT coalesce(array_agg(DISTINCT a.agency), '{}') FROM alert a WHERE a.xid >= coalesce(since, upto) AND a.xid < upto),
    EXISTS (SELECT FROM alert a WHERE a.xid >= upto);
END $$;
