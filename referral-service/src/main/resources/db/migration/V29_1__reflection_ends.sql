-- A reflection period that goes by its time is told of twice: to those who help when a fifth is left, to all when it is over.
ALTER TABLE reflection_period
  ADD COLUMN near_at        timestamptz,
  ADD COLUMN near_told_at   timestamptz,
  ADD COLUMN passed_told_at timestamptz;
UPDATE reflection_period SET near_at = until - (until - started_at) / 5;
-- What was over before is not news.
UPDATE reflection_period SET passed_told_at = until WHERE ended_at IS NULL AND until <= now();
ALTER TABLE reflection_period
  ALTER COLUMN near_at SET NOT NULL,
  ADD COLUMN next_step_at timestamptz GENERATED ALWAYS AS (
    CASE
      WHEN ended_at IS NOT NULL OR passed_told_at IS NOT NULL THEN NULL
      WHEN near_told_at IS NULL THEN near_at
      ELSE until
    END) STORED;
COMMENT ON COLUMN reflection_period.next_step_at IS 'When somebody is to be told next; computed, so that it cannot differ from what has been told.';
CREATE INDEX reflection_period_next_step ON reflection_period (next_step_at) WHERE next_step_at IS NOT NULL;
CREATE POLICY told_of_by_workers ON reflection_period FOR UPDATE TO ${worker_role} USING (true);
GRANT UPDATE (version, near_told_at, passed_told_at) ON reflection_period TO ${worker_role};
