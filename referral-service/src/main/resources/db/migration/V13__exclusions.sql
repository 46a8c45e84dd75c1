-- Agencies that are to know nothing of a person: implicated, or in a conflict of interest. An exclusion belongs to the
-- subject, whichever referral it was set on, and reaches everything of the same incident and of the same case.
CREATE TABLE exclusion (
  subject_id     uuid NOT NULL REFERENCES subject ON DELETE CASCADE,
  agency         text NOT NULL,
  set_by         text NOT NULL,
  by_coordinator boolean NOT NULL,
  set_at         timestamptz NOT NULL,
  PRIMARY KEY (subject_id, agency)
);
CREATE INDEX exclusion_agency ON exclusion (agency);
CREATE INDEX referral_incident ON referral (incident_id) WHERE incident_id IS NOT NULL;
COMMENT ON TABLE exclusion IS 'Never shown to the agency that is excluded.';
COMMENT ON COLUMN exclusion.set_by IS 'The agency that set it, and may lift it.';
COMMENT ON COLUMN exclusion.by_coordinator IS 'Then only a coordinator lifts it.';

ALTER TABLE referral ADD COLUMN exclusions_version bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN referral.exclusions_version IS 'Grows whenever who is excluded from it may have changed; orders what other services are told.';

-- What others exclude closes to nobody a person that it recorded itself, however they are tied; a coordinator's word does.
-- One incident or case after the other, until nothing new is found. An incident ties what one agency refers: whoever else
-- knows its id ties nothing. Drafts tie nothing: nobody has been told of them.
CREATE FUNCTION tied_subjects(these uuid[], incident uuid) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
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
  SELECT array_agg(tied.subject_id) FROM tied;
END;
CREATE FUNCTION exclusions_of(asked uuid, incident uuid)
  RETURNS TABLE (agency text, set_by text, by_coordinator boolean, set_at timestamptz, direct boolean)
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT DISTINCT ON (e.agency) e.agency, e.set_by, e.by_coordinator, e.set_at, e.subject_id = asked
  FROM exclusion e WHERE e.subject_id = ANY (tied_subjects(ARRAY[asked], incident))
    AND (e.by_coordinator OR NOT EXISTS (SELECT FROM subject s WHERE s.id = asked AND s.recorded_by = e.agency))
  ORDER BY e.agency, (e.subject_id = asked) DESC, e.set_at;
END;
COMMENT ON FUNCTION exclusions_of(uuid, uuid) IS 'For the service''s own decisions; whom it answers, the service decides.';

-- What the caller's agency is excluded from, for each transaction once and at its beginning, so that no answer takes
-- longer than another for whom it concerns.
CREATE FUNCTION hidden_subjects() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT CASE WHEN own.ids IS NULL THEN '{}'::uuid[] ELSE
    (SELECT coalesce(array_agg(tied.id), '{}') FROM unnest(tied_subjects(own.ids, NULL)) AS tied(id)
      WHERE NOT EXISTS (SELECT FROM subject s WHERE s.id = tied.id AND s.recorded_by = caller_agency())
        OR tied.id = ANY (tied_subjects(own.by_coordinator, NULL))) END
  FROM (SELECT array_agg(e.subject_id) AS ids, array_agg(e.subject_id) FILTER (WHERE e.by_coordinator) AS by_coordinator
    FROM exclusion e WHERE e.agency = caller_agency()) own;
END;
CREATE FUNCTION scope_begun() RETURNS text LANGUAGE sql VOLATILE
  RETURN set_config('amaan.excluded_subjects', hidden_subjects()::text, true);
COMMENT ON FUNCTION scope_begun() IS 'Called once who asks has been said.';
CREATE FUNCTION excluded_subjects() RETURNS uuid[] LANGUAGE sql STABLE
  RETURN CASE WHEN coalesce(current_setting('amaan.excluded_subjects', true), '') = '' THEN hidden_subjects()
    ELSE current_setting('amaan.excluded_subjects', true)::uuid[] END;
COMMENT ON FUNCTION excluded_subjects() IS 'Policies ask once for each statement: (SELECT …) is evaluated before the scan.';
CREATE FUNCTION excluded_records() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT excluded_subjects() || coalesce(array_agg(r.id), '{}') FROM referral r
    WHERE r.subject_id = ANY (excluded_subjects());
END;
CREATE FUNCTION excluded_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(r.case_id), '{}') FROM referral r
    WHERE r.subject_id = ANY (excluded_subjects()) AND r.case_id IS NOT NULL;
END;

-- RESTRICTIVE: whatever another policy opens, now or later, stays closed. Of writes only those of existing rows: whoever
-- reports something new is not told by a failure that something else exists.
CREATE POLICY hidden_from_the_excluded ON referral AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON subject AS RESTRICTIVE TO ${service_role}
  USING (id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON subject_note AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON consent AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON withdrawal_notice AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON case_custody AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON audit_entry AS RESTRICTIVE TO ${service_role}
  USING (subject <> ALL ((SELECT excluded_records())::uuid[])) WITH CHECK (true);

ALTER TABLE exclusion ENABLE ROW LEVEL SECURITY;
CREATE POLICY hidden_from_the_excluded ON exclusion AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY read_by_parties ON exclusion FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM referral r WHERE r.subject_id = exclusion.subject_id));
CREATE POLICY set_by_parties ON exclusion FOR INSERT TO ${service_role}
  WITH CHECK (set_by = caller_agency()
    AND (by_coordinator IS FALSE OR coordinated_country() IS NOT NULL)
    AND (EXISTS (SELECT FROM subject s WHERE s.id = exclusion.subject_id)
      OR EXISTS (SELECT FROM referral r WHERE r.subject_id = exclusion.subject_id)));
CREATE POLICY lifted_by_who_set_it ON exclusion FOR DELETE TO ${service_role}
  USING ((set_by = caller_agency() AND NOT by_coordinator)
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = exclusion.subject_id AND r.country = coordinated_country()));
CREATE POLICY obeyed_by_workers ON exclusion FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT, INSERT, DELETE ON exclusion TO ${service_role};
GRANT SELECT ON exclusion TO ${worker_role};

-- No question to case-service about a case that the caller is to know nothing of: the time it takes would tell.
CREATE OR REPLACE FUNCTION cases_to_confirm(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT DISTINCT r.case_id FROM referral r
    WHERE r.subject_id = asked AND r.case_id IS NOT NULL AND caller_investigates()
      AND asked <> ALL ((SELECT excluded_subjects())::uuid[]);
END;
