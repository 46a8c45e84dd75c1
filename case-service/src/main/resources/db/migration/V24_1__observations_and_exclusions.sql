-- What was observed is about a case, and hidden from the excluded as well.
CREATE POLICY hidden_from_the_excluded ON case_observation AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
