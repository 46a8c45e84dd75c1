-- Few observations correct another one.
ALTER TABLE observation DROP CONSTRAINT observation_corrects_key;
CREATE UNIQUE INDEX observation_corrects_key ON observation (corrects) WHERE corrects IS NOT NULL;

-- The same rule as before. As a subquery of the policy it took all policies of the subject's table with it, for each row.
CREATE FUNCTION caller_answers_for(asked uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER AS $$
BEGIN
  RETURN asked <> ALL (public.excluded_subjects())
    AND EXISTS (SELECT FROM public.subject s WHERE s.id = asked AND s.responsible_agency = public.caller_agency());
END
$$;
COMMENT ON FUNCTION caller_answers_for(uuid) IS 'The caller''s agency is responsible for the subject, and not excluded from it.';
DROP POLICY recorded_by_the_caller ON consent;
CREATE POLICY recorded_by_the_caller ON consent FOR INSERT TO ${service_role}
  WITH CHECK (recorded_by = caller_agency() AND (confirmed_at IS NULL OR caller_answers_for(subject_id)));
