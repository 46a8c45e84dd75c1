-- Each agency's report of a withdrawal is decided by itself; until all are, nothing is read on the consent.
ALTER TABLE consent ADD COLUMN suspended_for text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN consent.suspended_for IS 'The reports that suspend it and wait for a decision: the kind of task, "=", the agency that reports.';
GRANT SELECT (suspended_for), UPDATE (suspended_for) ON consent TO ${service_role}, ${worker_role};

-- Whoever settles it now may not know the referral that the task was named after.
ALTER TABLE task ADD COLUMN passed_on boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN task.passed_on IS 'It waits for another agency than the first: that one is shown no reference of a referral.';
COMMENT ON COLUMN task.reference IS 'Of a referral that both who asked and the first who was to settle it know, else T- and the last eight digits of the id.';
