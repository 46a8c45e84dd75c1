-- The same two functions as before, in a language that keeps their plans: each was planned anew for every call, and the
-- second asked the first twice, once to guess how much it would find.
CREATE OR REPLACE FUNCTION tied_subjects(these uuid[], incident uuid) RETURNS uuid[]
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    WITH RECURSIVE tied(subject_id) AS (
      (SELECT unnest(these) UNION SELECT r.subject_id FROM referral r
        WHERE r.incident_id = incident AND r.referrer_agency = caller_agency() AND r.submitted_at IS NOT NULL)
      UNION
      SELECT other.subject_id FROM tied
        JOIN referral r ON r.subject_id = tied.subject_id AND r.submitted_at IS NOT NULL
        CROSS JOIN LATERAL (
          SELECT i.subject_id FROM referral i WHERE i.incident_id = r.incident_id
            AND i.referrer_agency = r.referrer_agency AND i.submitted_at IS NOT NULL
          UNION ALL SELECT c.subject_id FROM referral c WHERE c.case_id = r.case_id) other
    )
    SELECT array_agg(tied.subject_id) FROM tied);
END $$;

CREATE OR REPLACE FUNCTION exclusions_of(asked uuid, incident uuid)
  RETURNS TABLE (agency text, set_by text, by_coordinator boolean, set_at timestamptz, direct boolean)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  tied uuid[] := tied_subjects(ARRAY[asked], incident);
BEGIN
  RETURN QUERY
    SELECT DISTINCT ON (e.agency) e.agency, e.set_by, e.by_coordinator, e.set_at, e.subject_id = asked
    FROM exclusion e WHERE e.subject_id = ANY (tied)
      AND (e.by_coordinator OR NOT EXISTS (SELECT FROM subject s WHERE s.id = asked AND s.recorded_by = e.agency))
    ORDER BY e.agency, (e.subject_id = asked) DESC, e.set_at;
END $$;
