-- What came after exclusions, and is about a case, is hidden from the excluded as well.
CREATE POLICY hidden_from_the_excluded ON case_note AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
