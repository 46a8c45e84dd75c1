-- Whether an erasure of the case takes evidence along: its data protection officer is to know, and reads none of it.
CREATE FUNCTION evidence_to_erase(asked uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM evidence e JOIN case_file c ON c.id = e.case_id AND c.text_key = e.sealed_under
    WHERE c.id = asked AND c.custodian_agency = caller_agency() AND 'data-protection-officer' = ANY (caller_roles()));
END;
