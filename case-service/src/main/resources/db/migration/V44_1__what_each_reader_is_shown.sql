-- A version and a time of what each reader of a case is shown. The record's own version counts also what a reader may not know.
-- With defaults, so that a service of the version before can still write while the others are replaced.
ALTER TABLE case_file ADD COLUMN shown_version bigint NOT NULL DEFAULT 0;
UPDATE case_file SET shown_version = version;
COMMENT ON COLUMN case_file.version IS 'Of the record; shown to nobody.';
COMMENT ON COLUMN case_file.shown_version IS 'Moves with what the custodian is shown. Each custody begins at a million more, whatever happened before it.';
COMMENT ON COLUMN case_file.updated_at IS 'When what the custodian is shown last moved.';

ALTER TABLE case_grant ADD COLUMN version bigint NOT NULL DEFAULT 0, ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
UPDATE case_grant g SET version = extract(epoch FROM now())::bigint * 1000, updated_at = c.updated_at FROM case_file c WHERE c.id = g.case_id;
COMMENT ON COLUMN case_grant.version IS 'Moves with what its agency is shown of the case.';
GRANT UPDATE (version, updated_at) ON case_grant TO ${service_role}, ${worker_role};
CREATE POLICY moved_by_the_custodian ON case_grant FOR UPDATE TO ${service_role}
  USING (holds_case(case_id));

-- Of an offer a unit that never held the case is shown the offer, and no id of the case.
ALTER TABLE inbox_entry ADD COLUMN handover_id uuid REFERENCES handover;

-- An offer that did not move the case is between two units; what they were told of its time is in their inbox. Who in a unit has
-- the work is its own.
ALTER POLICY read_by_readers_of_the_case ON audit_entry
  USING (action NOT LIKE '%-written' AND action NOT LIKE '%-read' AND (holds_case(subject) OR is_granted_case(subject))
    AND (details ->> 'handling' IS NULL OR details ->> 'author' = caller_agency() OR passed_on(details ->> 'handling', subject))
    AND (action NOT IN ('case.handover-offered', 'case.handover-refused', 'case.handover-cancelled', 'case.handover-expired')
      OR caller_agency() IN (details -> 'from' ->> 'agency', details -> 'to' ->> 'agency'))
    AND (action <> 'case.assigned' OR agency = caller_agency())
    AND NOT (action LIKE 'case.deadline-%' AND details ->> 'kind' = 'handover'));
