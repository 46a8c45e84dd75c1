-- A coordinator is tied to the subjects that its country governs, whatever country a referral about them states.
CREATE OR REPLACE FUNCTION is_tied_to_subject(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM subject s WHERE s.id = asked AND s.responsible_agency = caller_agency())
    OR EXISTS (SELECT FROM referral r WHERE r.subject_id = asked
    AND (r.sending_agency = caller_agency()
      OR (r.submitted_at IS NOT NULL AND r.state NOT IN ('refused', 'consent-withdrawn', 'withdrawn-for-safety')
        AND r.answering_agency = caller_agency()
        AND (r.holder_unit IS NULL OR r.holder_unit = caller_unit() OR NOT caller_investigates()))
      OR (r.submitted_at IS NOT NULL AND r.state IN ('completed', 'withdrawn')
        AND r.governing_country = coordinated_country())
      OR reads_case(r.case_id)));
