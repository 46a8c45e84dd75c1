-- In the field's words: an alert is escalated step by step.
ALTER TABLE climb RENAME TO escalation;
ALTER TABLE escalation RENAME COLUMN rung TO step;
ALTER TABLE escalation RENAME COLUMN rung_at TO step_at;
ALTER INDEX climb_pkey RENAME TO escalation_pkey;
ALTER INDEX climb_next RENAME TO escalation_next;
ALTER INDEX climb_urgent RENAME TO escalation_urgent;
ALTER INDEX climb_of_subject RENAME TO escalation_of_subject;
ALTER INDEX climb_of_agency RENAME TO escalation_of_agency;
ALTER POLICY climbed_by_workers ON escalation RENAME TO worked_on;
COMMENT ON TABLE escalation IS 'An alert that needs action, and how far it was escalated since nobody acted.';
COMMENT ON COLUMN escalation.step IS 'The last that was taken; null before the first.';

ALTER TABLE climb_step RENAME TO escalation_step;
ALTER TABLE escalation_step RENAME COLUMN climb TO escalation;
ALTER TABLE escalation_step RENAME COLUMN rung TO step;
ALTER INDEX climb_step_pkey RENAME TO escalation_step_pkey;
ALTER INDEX climb_step_climb RENAME TO escalation_step_escalation;
ALTER POLICY of_climbs_in_sight ON escalation_step RENAME TO of_escalations_in_sight;
ALTER POLICY climbed_by_workers ON escalation_step RENAME TO worked_on;

COMMENT ON COLUMN escalation_ladder.waits IS 'By urgency and step, since the alert was raised; null while the standard ladder holds.';
COMMENT ON COLUMN escalation_ladder.contact_subscription IS 'Gets what is escalated to the contact whatever it filters; may be gone.';
