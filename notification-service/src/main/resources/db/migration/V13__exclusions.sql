-- Agencies that are to know nothing of what an event is about, as the service that knows last reported. Their alerts about
-- it are hidden, those that they have already and those that still come. RESTRICTIVE: whatever else a policy opens.
ALTER TABLE alert ADD COLUMN subject text;
UPDATE alert a SET subject = e.subject FROM event e WHERE e.source = a.source AND e.id = a.event_id;
ALTER TABLE alert ALTER COLUMN subject SET NOT NULL;
COMMENT ON COLUMN alert.subject IS 'What it is about: referrals/{id} or cases/{id}.';

CREATE TABLE exclusion (
  subject  text PRIMARY KEY,
  sequence bigint NOT NULL,
  agencies text[] NOT NULL
);
CREATE INDEX exclusion_agencies ON exclusion USING gin (agencies);
COMMENT ON TABLE exclusion IS 'From whom alerts about a referral or case are hidden: the newest list, also an empty one.';

CREATE FUNCTION excluded_subjects() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(e.subject), '{}') FROM exclusion e WHERE e.agencies @> ARRAY[caller_agency()];
END;
CREATE FUNCTION excluded_records() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(split_part(e.subject, '/', 2)::uuid), '{}') FROM exclusion e
    WHERE e.agencies @> ARRAY[caller_agency()];
END;
COMMENT ON FUNCTION excluded_subjects() IS 'Policies ask once for each statement: (SELECT …) is evaluated before the scan.';

CREATE POLICY hidden_from_the_excluded ON alert AS RESTRICTIVE TO ${service_role}
  USING (subject <> ALL ((SELECT excluded_subjects())::text[]));
CREATE POLICY hidden_from_the_excluded ON audit_entry AS RESTRICTIVE TO ${service_role}
  USING (subject <> ALL ((SELECT excluded_records())::uuid[])) WITH CHECK (true);

ALTER TABLE exclusion ENABLE ROW LEVEL SECURITY;
CREATE POLICY taken_by_workers ON exclusion TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE ON exclusion TO ${worker_role};
