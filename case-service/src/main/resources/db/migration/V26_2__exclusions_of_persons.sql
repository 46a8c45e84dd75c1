-- Who is to know nothing of a case knows nothing of the persons in it, nor that one of them is a subject.
CREATE POLICY hidden_from_the_excluded ON case_person AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON case_person_version AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON non_punishment_review AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
