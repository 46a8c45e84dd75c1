-- What was observed is about a person, and hidden from the excluded as well.
CREATE POLICY hidden_from_the_excluded ON observation AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
