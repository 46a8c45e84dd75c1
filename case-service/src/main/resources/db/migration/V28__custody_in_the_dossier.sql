-- A prosecution hands the chain of custody to a court: it reads who held a case for as long as it may read the case.
CREATE POLICY read_by_readers ON custody_period FOR SELECT TO ${service_role}
  USING (CASE WHEN is_granted_case(case_id) THEN true ELSE false END);
