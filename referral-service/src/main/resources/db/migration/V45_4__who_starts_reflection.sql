-- The responsible agency and the coordinator of the governing country start and end the time that the subject has to
-- decide; what another asked for and one of them confirmed, the worker writes down.
DROP POLICY started_by_the_caller ON reflection_period;
CREATE POLICY started_by_those_with_the_say ON reflection_period FOR INSERT TO ${service_role}
  WITH CHECK (started_by = caller_agency()
    AND EXISTS (SELECT FROM referral r WHERE r.id = referral_id AND r.subject_id = reflection_period.subject_id)
    AND (EXISTS (SELECT FROM subject s WHERE s.id = reflection_period.subject_id AND s.responsible_agency = caller_agency())
      OR EXISTS (SELECT FROM referral r WHERE r.subject_id = reflection_period.subject_id AND r.submitted_at IS NOT NULL
        AND r.governing_country = coordinated_country())));
DROP POLICY ended_by_parties ON reflection_period;
CREATE POLICY ended_by_those_with_the_say ON reflection_period FOR UPDATE TO ${service_role}
  USING (NOT caller_investigates()
    AND (EXISTS (SELECT FROM subject s WHERE s.id = reflection_period.subject_id AND s.responsible_agency = caller_agency())
      OR EXISTS (SELECT FROM referral r WHERE r.subject_id = reflection_period.subject_id AND r.submitted_at IS NOT NULL
        AND r.governing_country = coordinated_country())));
CREATE POLICY started_by_workers ON reflection_period FOR INSERT TO ${worker_role} WITH CHECK (true);
GRANT INSERT ON reflection_period TO ${worker_role};
