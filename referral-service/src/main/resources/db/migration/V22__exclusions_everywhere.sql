-- What came after exclusions, and is about a person, is hidden from the excluded as well.
CREATE POLICY hidden_from_the_excluded ON emergency_access AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON reflection_period AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON attachment AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON legal_hold AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
CREATE POLICY hidden_from_the_excluded ON subject_retention AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
