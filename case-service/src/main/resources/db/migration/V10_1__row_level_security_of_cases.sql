-- Row-level security, second part: cases. Who may do what is said in CaseRepository, HandoverRepository and the inbox;
-- here it is said again for rows. A unit holds a case, or is offered it, or held it once; an agency is granted it.

-- A policy that asked a table about a table that asks back would never end. These four ask as the owner, whom no
-- policy binds, and answer only about the caller. Policies try the plain comparison first and these last.
CREATE FUNCTION holds_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM custody_period p WHERE p.case_id = asked
    AND p.agency = caller_agency() AND p.unit = caller_unit() AND p.until IS NULL);
CREATE FUNCTION is_granted_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM case_grant g WHERE g.case_id = asked AND g.agency = caller_agency());
CREATE FUNCTION is_offered_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM handover h WHERE h.case_id = asked
    AND h.to_agency = caller_agency() AND h.to_unit = caller_unit() AND h.state <> 'accepted');
CREATE FUNCTION knows_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM custody_period p WHERE p.case_id = asked
      AND p.agency = caller_agency() AND p.unit = caller_unit())
    OR is_granted_case(asked) OR is_offered_case(asked);
COMMENT ON FUNCTION holds_case(uuid) IS 'By the chain of custody, which within an acceptance moves before the case does.';
COMMENT ON FUNCTION is_offered_case(uuid) IS 'Also when the offer has ended without custody: what became of it stays to be read.';

-- CASE: the planner would multiply the policy's share of rows with that of the query, which asks the same again, expect a
-- handful, and read and sort all of them for a page; of a CASE it knows nothing and keeps to the index.
ALTER TABLE case_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_concerned ON case_file FOR SELECT TO ${service_role}
  USING (CASE WHEN (custodian_agency = caller_agency() AND custodian_unit = caller_unit()) OR knows_case(id)
    THEN true ELSE false END);
-- Whoever sees a case may lock it, to be refused by name; only the custodian and who is offered it may change it.
CREATE POLICY changed_by_the_custodian ON case_file FOR UPDATE TO ${service_role}
  USING (CASE WHEN (custodian_agency = caller_agency() AND custodian_unit = caller_unit()) OR knows_case(id)
    THEN true ELSE false END)
  WITH CHECK ((custodian_agency = caller_agency() AND custodian_unit = caller_unit()) OR is_offered_case(id));
REVOKE INSERT ON case_file FROM ${service_role};

ALTER TABLE custody_period ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_the_custodian ON custody_period FOR SELECT TO ${service_role}
  USING ((agency = caller_agency() AND unit = caller_unit()) OR holds_case(case_id) OR is_offered_case(case_id));
CREATE POLICY taken_as_offered ON custody_period FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND unit = caller_unit() AND is_offered_case(case_id));
CREATE POLICY ended_by_the_custodian ON custody_period FOR UPDATE TO ${service_role} USING (holds_case(case_id));

ALTER TABLE case_grant ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON case_grant FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency() OR holds_case(case_id) OR is_granted_case(case_id)
    THEN true ELSE false END);
CREATE POLICY given_by_the_custodian ON case_grant FOR INSERT TO ${service_role} WITH CHECK (holds_case(case_id));

ALTER TABLE case_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON case_referral FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM custody_period p WHERE p.case_id = case_referral.case_id
      AND p.agency = caller_agency() AND p.unit = caller_unit() AND p.until IS NULL)
    OR is_granted_case(case_id));
REVOKE INSERT, UPDATE ON case_referral FROM ${service_role};

ALTER TABLE handover ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_both_sides ON handover FOR SELECT TO ${service_role}
  USING ((to_agency = caller_agency() AND to_unit = caller_unit() AND state <> 'accepted')
    OR (((from_agency = caller_agency() AND from_unit = caller_unit())
        OR (to_agency = caller_agency() AND to_unit = caller_unit())) AND holds_case(case_id))
    OR (state = 'offered' AND is_granted_case(case_id)));
CREATE POLICY offered_by_the_custodian ON handover FOR INSERT TO ${service_role}
  WITH CHECK (from_agency = caller_agency() AND from_unit = caller_unit() AND holds_case(case_id));
CREATE POLICY ended_by_both_sides ON handover FOR UPDATE TO ${service_role}
  USING ((from_agency = caller_agency() AND from_unit = caller_unit())
    OR (to_agency = caller_agency() AND to_unit = caller_unit()));

-- What an entry shows of its case is case_file's to decide.
ALTER TABLE inbox_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_the_unit ON inbox_entry FOR SELECT TO ${service_role}
  USING (CASE WHEN agency = caller_agency() AND unit = caller_unit() THEN true ELSE false END);
CREATE POLICY told_by_those_concerned ON inbox_entry FOR INSERT TO ${service_role} WITH CHECK (knows_case(case_id));

-- A case's timeline.
CREATE POLICY read_by_readers_of_the_case ON audit_entry FOR SELECT TO ${service_role}
  USING (holds_case(subject) OR is_granted_case(subject));

-- referral-service reports and asks, timers expire offers: in no unit's scope. Nothing here is personal.
CREATE POLICY worked_on ON case_file TO ${worker_role} USING (true);
CREATE POLICY worked_on ON custody_period TO ${worker_role} USING (true);
CREATE POLICY worked_on ON case_grant TO ${worker_role} USING (true);
CREATE POLICY worked_on ON case_referral TO ${worker_role} USING (true);
CREATE POLICY worked_on ON handover TO ${worker_role} USING (true);
CREATE POLICY told_by_workers ON inbox_entry FOR INSERT TO ${worker_role} WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON case_file, custody_period, case_referral, handover TO ${worker_role};
GRANT SELECT ON case_grant TO ${worker_role};
GRANT SELECT, INSERT ON inbox_entry TO ${worker_role};
