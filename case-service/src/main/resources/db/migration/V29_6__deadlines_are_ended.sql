-- A unit that is asked to take a case sees what is due in it while it is asked, and ends its own offer's deadline. When somebody was
-- told is the clock's to say.
CREATE FUNCTION is_asked_to_take(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM handover h WHERE h.case_id = asked
    AND h.to_agency = caller_agency() AND h.to_unit = caller_unit() AND h.state = 'offered');
CREATE FUNCTION was_offered(offer uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM handover h WHERE h.id = offer
    AND h.to_agency = caller_agency() AND h.to_unit = caller_unit() AND h.state <> 'accepted');
COMMENT ON FUNCTION was_offered(uuid) IS 'Also when it was refused: the refusal may be written before its deadline. Within an acceptance the case is held already.';

DROP POLICY read_by_those_concerned ON case_deadline;
CREATE POLICY read_by_those_concerned ON case_deadline FOR SELECT TO ${service_role}
  USING (CASE WHEN holds_case(case_id) OR is_granted_case(case_id) OR is_asked_to_take(case_id) OR was_offered(about)
    THEN true ELSE false END);
DROP POLICY met_by_the_custodian_and_the_offered ON case_deadline;
CREATE POLICY ended_by_the_custodian_and_the_offered ON case_deadline FOR UPDATE TO ${service_role}
  USING (ended_at IS NULL AND (holds_case(case_id) OR was_offered(about)))
  WITH CHECK (holds_case(case_id) OR was_offered(about));
REVOKE UPDATE ON case_deadline FROM ${service_role};
GRANT UPDATE (ended_at, ending) ON case_deadline TO ${service_role};
