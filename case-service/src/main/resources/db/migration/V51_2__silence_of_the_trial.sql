-- What is due and what happened in a trial shows to officers alone. Whoever else reads the case is shown a due time, a version and a
-- time of change without it; who coordinates the country is told that a case is late once it is, and never when it will be.
ALTER TABLE case_file
  ADD COLUMN passes_at timestamptz,
  ADD COLUMN due_besides_trial_at timestamptz,
  ADD COLUMN due_besides_trial_kind text,
  ADD COLUMN trial_version bigint NOT NULL DEFAULT 0,
  ADD COLUMN trial_updated_at timestamptz;
COMMENT ON COLUMN case_file.passes_at IS 'The earliest time at which one of its deadlines that have not ended is late.';
COMMENT ON COLUMN case_file.due_besides_trial_at IS 'The earliest of its deadlines that have not ended and are of no hearing, protection measure or claim.';
COMMENT ON COLUMN case_file.trial_version IS 'Moves with what officers of the custodian are shown of the trial, beside shown_version.';
COMMENT ON COLUMN case_file.trial_updated_at IS 'When that last moved.';
ALTER TABLE case_grant ADD COLUMN trial_version bigint NOT NULL DEFAULT 0, ADD COLUMN trial_updated_at timestamptz;
COMMENT ON COLUMN case_grant.trial_version IS 'Moves with what officers of its agency are shown of the trial, beside version.';
GRANT UPDATE (trial_version, trial_updated_at) ON case_grant TO ${service_role}, ${worker_role};

-- A service of the version before knows no deadline of a trial: what it writes as due passes then.
CREATE FUNCTION due_without_a_trial() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.passes_at := NEW.due_at;
  NEW.due_besides_trial_at := NEW.due_at;
  NEW.due_besides_trial_kind := NEW.due_kind;
  RETURN NEW;
END $$;
CREATE TRIGGER due_without_a_trial BEFORE INSERT OR UPDATE ON case_file FOR EACH ROW
  WHEN (NEW.due_kind IS NULL OR NEW.due_kind IN ('decision', 'feedback', 'handover'))
  EXECUTE FUNCTION due_without_a_trial();
UPDATE case_file c SET
  passes_at = (SELECT min(coalesce(d.passes_at, d.due_at)) FROM case_deadline d WHERE d.case_id = c.id AND d.ended_at IS NULL),
  due_besides_trial_at = o.due_at, due_besides_trial_kind = o.kind
FROM (SELECT f.id, n.due_at, n.kind FROM case_file f LEFT JOIN LATERAL (
    SELECT d.due_at, d.kind FROM case_deadline d
    WHERE d.case_id = f.id AND d.ended_at IS NULL AND d.kind IN ('decision', 'feedback', 'handover')
    ORDER BY d.due_at, d.kind LIMIT 1) n ON true) o
WHERE o.id = c.id AND c.due_at IS NOT NULL;
ALTER TABLE case_file
  ADD CHECK ((due_besides_trial_at IS NULL) = (due_besides_trial_kind IS NULL)),
  ADD CHECK ((passes_at IS NULL) = (due_at IS NULL) AND passes_at >= due_at);

CREATE INDEX case_file_country_passes ON case_file (country, passes_at, id) WHERE passes_at IS NOT NULL;
DROP INDEX case_file_country_due;
CREATE INDEX case_file_country_due ON case_file (country, due_besides_trial_at, id) WHERE due_besides_trial_at IS NOT NULL;

CREATE OR REPLACE VIEW workload_of_a_country AS
  SELECT c.id, c.reference, c.status, c.custodian_agency, c.custodian_unit, c.assignee IS NOT NULL AS assigned, c.urgency,
    c.age_class, c.country, c.opened_at, c.due_besides_trial_at AS due_at, c.due_besides_trial_kind AS due_kind, c.passes_at
  FROM case_file c
  WHERE c.country = coordinated_country() AND 'coordinator' = ANY (caller_roles()) AND c.status <> 'closed'
    AND c.id <> ALL ((SELECT excluded_cases())::uuid[]);

-- Who reads the records of a trial, of those who read the case.
CREATE FUNCTION is_officer() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN caller_roles() && ARRAY['investigator', 'supervisor', 'prosecutor'];

ALTER TABLE inbox_entry ADD COLUMN of_trial boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN inbox_entry.of_trial IS 'Of a hearing, protection measure or claim, or of what is due of one: for officers alone.';
UPDATE inbox_entry SET of_trial = true WHERE change ~ '^(hearing|protection-measure|compensation-claim)-';
CREATE POLICY trial_is_for_officers ON inbox_entry AS RESTRICTIVE FOR SELECT TO ${service_role}
  USING (NOT of_trial OR (SELECT is_officer()));

-- The auditor reads all of it.
CREATE POLICY trial_is_for_officers ON audit_entry AS RESTRICTIVE FOR SELECT TO ${service_role}
  USING ((SELECT is_officer() OR 'auditor' = ANY (caller_roles()))
    OR NOT (action ~ '^case\.(hearing|protection-measure|compensation-claim)-'
      OR (action LIKE 'case.deadline-%' AND details ->> 'kind' IN ('hearing', 'protection-review', 'compensation-filing'))));
