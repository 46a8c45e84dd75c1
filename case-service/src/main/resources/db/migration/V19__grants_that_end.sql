-- A prosecution reads while it has the case: its grant ends when the case goes back, is reopened, or goes to another.

WITH ended AS (
  DELETE FROM case_grant g USING case_file c
  WHERE c.id = g.case_id AND coalesce(c.suspended_from, c.status) IN ('open', 'under-investigation')
  RETURNING g.case_id)
UPDATE case_file SET custody_version = custody_version + 1 WHERE id IN (SELECT case_id FROM ended);
COMMENT ON TABLE case_grant IS 'Agencies that may read a case though they do not hold it (the prosecution), as long as it is theirs to prosecute.';
COMMENT ON COLUMN case_file.custody_version IS 'Grows when custodian or readers change and when the case is closed or reopened; the sequence of custody reports.';

CREATE POLICY ended_by_the_custodian ON case_grant FOR DELETE TO ${service_role} USING (holds_case(case_id));
GRANT DELETE ON case_grant TO ${service_role}, ${worker_role};
