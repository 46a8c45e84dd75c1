-- Whatever another policy opens. Pieces are read with their item.
CREATE POLICY hidden_from_the_excluded ON evidence AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
CREATE POLICY hidden_from_the_excluded ON evidence_entry AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
