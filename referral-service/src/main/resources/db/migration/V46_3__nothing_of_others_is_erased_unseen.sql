-- An erasure that would take what another agency wrote waits until that agency has agreed. What stands here is that it waits.
CREATE TABLE erasure_request (
  id         uuid PRIMARY KEY,
  subject_id uuid NOT NULL REFERENCES subject ON DELETE CASCADE,
  asked_by   text NOT NULL,
  reason     text NOT NULL CHECK (reason IN ('subject-request', 'consent-withdrawn', 'unlawful-recording', 'retention-ended')),
  asked_at   timestamptz NOT NULL,
  due_at     timestamptz NOT NULL,
  ended_at   timestamptz,
  kept       boolean NOT NULL DEFAULT false
);
CREATE UNIQUE INDEX erasure_request_waiting ON erasure_request (subject_id) WHERE ended_at IS NULL;
CREATE INDEX erasure_request_subject ON erasure_request (subject_id, asked_at DESC);
COMMENT ON TABLE erasure_request IS 'An erasure that waits for the answers of other agencies. Who they are stands in their tasks, for them alone.';
COMMENT ON COLUMN erasure_request.kept IS 'An agency keeps by law what it wrote: nothing is erased.';
ALTER TABLE erasure_request ENABLE ROW LEVEL SECURITY;
CREATE POLICY worked_on ON erasure_request TO ${worker_role} USING (true);
CREATE POLICY hidden_from_the_excluded ON erasure_request AS RESTRICTIVE TO ${service_role}
  USING (subject_id <> ALL ((SELECT excluded_subjects())::uuid[])) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE (ended_at, kept) ON erasure_request TO ${worker_role};

-- The last agreement erases, on behalf of who asked.
CREATE POLICY seen_when_an_erasure_waits ON subject FOR SELECT TO ${worker_role}
  USING (EXISTS (SELECT FROM erasure_request e WHERE e.subject_id = subject.id AND e.ended_at IS NULL));
CREATE POLICY erased_when_all_agree ON subject FOR UPDATE TO ${worker_role}
  USING (EXISTS (SELECT FROM erasure_request e WHERE e.subject_id = subject.id AND e.ended_at IS NULL))
  WITH CHECK (erased_at IS NOT NULL);

-- What an agency wrote about a subject, and for itself: what it wrote to another is that other's as well.
CREATE FUNCTION others_with_records(asked uuid, besides text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(DISTINCT own.agency ORDER BY own.agency), '{}') FROM (
    SELECT a.added_by AS agency FROM attachment a WHERE a.subject_id = asked
    UNION ALL SELECT o.recorded_by FROM observation o WHERE o.subject_id = asked
    UNION ALL SELECT f.recorded_by FROM finding f WHERE f.subject_id = asked
    UNION ALL SELECT n.author_agency FROM subject_note n
      WHERE n.subject_id = asked AND n.addressee_agency IS DISTINCT FROM besides) own
  WHERE own.agency IS DISTINCT FROM besides;
END;
COMMENT ON FUNCTION others_with_records(uuid, text) IS 'For the decisions of the service; whom it answers, the service decides.';
-- About the caller alone: whether its agency answers for the subject, has it in care, holds its case or wrote something.
CREATE FUNCTION caller_has_a_stake_in(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT asked <> ALL ((SELECT excluded_subjects())::uuid[]) AND (
    EXISTS (SELECT FROM subject s WHERE s.id = asked
      AND (s.recorded_by = caller_agency() OR s.responsible_agency = caller_agency()))
    OR EXISTS (SELECT FROM agencies_in_care(asked) c WHERE c.code = caller_agency())
    OR EXISTS (SELECT FROM referral r JOIN case_custody c ON c.case_id = r.case_id
      WHERE r.subject_id = asked AND c.agency = caller_agency())
    OR caller_agency() = ANY (others_with_records(asked, NULL)));
END;
