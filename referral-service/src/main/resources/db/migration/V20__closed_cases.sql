-- While a case is closed nobody reads its subjects by it; what its closing completed goes on when it is reopened.

ALTER TABLE case_custody ADD COLUMN closed boolean NOT NULL DEFAULT false;
UPDATE case_custody SET closed = true
  WHERE EXISTS (SELECT FROM referral r WHERE r.case_id = case_custody.case_id AND r.case_status = 'closed');
COMMENT ON COLUMN case_custody.closed IS 'Neither custodian nor readers read by it until it is reopened.';

CREATE OR REPLACE FUNCTION reads_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN asked = ANY (confirmed_cases()) OR EXISTS (SELECT FROM case_custody c WHERE c.case_id = asked AND NOT c.closed
    AND ((c.agency = caller_agency() AND c.unit = caller_unit()) OR caller_agency() = ANY (c.readers)));
COMMENT ON FUNCTION is_tied_to_subject(uuid) IS 'A coordinator, and who answered for it last, is while it may reopen, which depends on consent.';

ALTER TABLE referral ADD COLUMN completed_by_case boolean NOT NULL DEFAULT false;
UPDATE referral SET completed_by_case = true WHERE state = 'completed' AND case_status = 'closed'
  AND (SELECT client FROM audit_entry a WHERE a.subject = referral.id AND a.action = 'referral.completed'
    ORDER BY at DESC, id DESC LIMIT 1) = 'case-service';
COMMENT ON COLUMN referral.completed_by_case IS 'By the closing of its case, not by its receiver: a reopened case takes it up again.';
