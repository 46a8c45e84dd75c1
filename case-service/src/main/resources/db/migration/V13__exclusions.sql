-- Agencies that are to know nothing of a referral's subject, as referral-service last reported: they know nothing of the
-- case either. RESTRICTIVE: whatever another policy opens, now or later, stays closed.
ALTER TABLE case_referral ADD COLUMN exclusions text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN case_referral.exclusions IS 'Agencies; a case is hidden from those of all its referrals.';
CREATE INDEX case_referral_exclusions ON case_referral USING gin (exclusions) WHERE exclusions <> '{}';

CREATE FUNCTION excluded_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(r.case_id), '{}') FROM case_referral r
    WHERE r.exclusions <> '{}' AND r.exclusions @> ARRAY[caller_agency()];
END;
COMMENT ON FUNCTION excluded_cases() IS 'Policies ask once for each statement: (SELECT …) is evaluated before the scan.';

CREATE POLICY hidden_from_the_excluded ON case_file AS RESTRICTIVE TO ${service_role}
  USING (id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON custody_period AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON case_grant AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON case_referral AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON handover AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON inbox_entry AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON audit_entry AS RESTRICTIVE TO ${service_role}
  USING (subject <> ALL ((SELECT excluded_cases())::uuid[])) WITH CHECK (true);
