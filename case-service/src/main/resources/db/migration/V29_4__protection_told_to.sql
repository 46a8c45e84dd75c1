-- A report about help says what one agency may know. Whoever holds the case after it is not told by it.
ALTER TABLE protection_referral ADD COLUMN told_to text, ALTER COLUMN receiver_agency DROP NOT NULL;
COMMENT ON COLUMN protection_referral.told_to IS 'For which agency referral-service made the report; null when that is not known, and then nobody reads it until the next.';
UPDATE protection_referral p SET told_to = c.custodian_agency FROM case_file c
  WHERE c.id = p.case_id
    AND NOT EXISTS (SELECT FROM custody_period h WHERE h.case_id = c.id AND h.agency <> c.custodian_agency);
DROP POLICY read_by_the_custodian ON protection_referral;
CREATE POLICY read_by_the_custodian_told ON protection_referral FOR SELECT TO ${service_role}
  USING (CASE WHEN told_to = caller_agency() AND holds_case(case_id) THEN true ELSE false END);
