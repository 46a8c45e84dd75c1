-- The responsible agency and the coordinator of the governing country exclude agencies; others ask. Neither of the two is
-- hidden from the subject but by the oversight agency.
ALTER TABLE exclusion ADD COLUMN by_oversight boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN exclusion.set_by IS 'The agency that set it, or that confirmed that another asked for it.';
COMMENT ON COLUMN exclusion.by_oversight IS 'Then it binds the responsible agency too, and nobody lifts it but the oversight agency.';
ALTER TABLE referral ADD COLUMN intended_exclusions text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN referral.intended_exclusions IS 'Of a draft about a known subject: whom its author excludes, or asks to exclude, once it is submitted.';

DROP FUNCTION exclusions_of(uuid, uuid);
CREATE FUNCTION exclusions_of(asked uuid, incident uuid)
  RETURNS TABLE (agency text, set_by text, by_coordinator boolean, by_oversight boolean, set_at timestamptz, direct boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tied uuid[] := tied_subjects(ARRAY[asked], incident);
BEGIN
  RETURN QUERY
    SELECT DISTINCT ON (e.agency) e.agency, e.set_by, e.by_coordinator, e.by_oversight, e.set_at, e.subject_id = asked
    FROM exclusion e WHERE e.subject_id = ANY (tied)
      AND (e.by_oversight OR NOT EXISTS (SELECT FROM subject s WHERE s.id = asked AND s.responsible_agency = e.agency))
    ORDER BY e.agency, (e.subject_id = asked) DESC, e.set_at;
END $$;
COMMENT ON FUNCTION exclusions_of(uuid, uuid) IS 'For the service''s own decisions; whom it answers, the service decides.';
CREATE OR REPLACE FUNCTION hidden_subjects() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT CASE WHEN own.ids IS NULL THEN '{}'::uuid[] ELSE
    (SELECT coalesce(array_agg(tied.id), '{}') FROM unnest(tied_subjects(own.ids, NULL)) AS tied(id)
      WHERE NOT EXISTS (SELECT FROM subject s WHERE s.id = tied.id AND s.responsible_agency = caller_agency())
        OR tied.id = ANY (tied_subjects(own.by_oversight, NULL))) END
  FROM (SELECT array_agg(e.subject_id) AS ids, array_agg(e.subject_id) FILTER (WHERE e.by_oversight) AS by_oversight
    FROM exclusion e WHERE e.agency = caller_agency()) own;
END;

DROP POLICY read_by_parties ON exclusion;
CREATE POLICY read_by_those_with_the_say ON exclusion FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM subject s WHERE s.id = exclusion.subject_id AND s.responsible_agency = caller_agency())
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = exclusion.subject_id AND r.submitted_at IS NOT NULL
      AND r.governing_country = coordinated_country()));
DROP POLICY set_by_parties ON exclusion;
CREATE POLICY set_by_those_with_the_say ON exclusion FOR INSERT TO ${service_role}
  WITH CHECK (set_by = caller_agency() AND NOT by_oversight AND CASE WHEN by_coordinator
    THEN EXISTS (SELECT FROM referral r WHERE r.subject_id = exclusion.subject_id AND r.submitted_at IS NOT NULL
      AND r.governing_country = coordinated_country())
    ELSE EXISTS (SELECT FROM subject s WHERE s.id = exclusion.subject_id AND s.responsible_agency = caller_agency()) END);
DROP POLICY lifted_by_who_set_it ON exclusion;
CREATE POLICY lifted_by_those_with_the_say ON exclusion FOR DELETE TO ${service_role}
  USING (NOT by_oversight AND (
    (NOT by_coordinator AND EXISTS (SELECT FROM subject s
      WHERE s.id = exclusion.subject_id AND s.responsible_agency = caller_agency()))
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = exclusion.subject_id AND r.submitted_at IS NOT NULL
      AND r.governing_country = coordinated_country())));
CREATE POLICY confirmed_by_workers ON exclusion FOR INSERT TO ${worker_role} WITH CHECK (true);
GRANT INSERT ON exclusion TO ${worker_role};
