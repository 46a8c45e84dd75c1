-- What cases were told of help does not say whom it was for, and is hidden until they are told anew; of what a reflection
-- period had kept they were not told when it was over. In an hour, when case-service understands it too.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  SELECT 'cases-told-anew', subject_id, now() + interval '1 hour', false, 1 FROM (
    SELECT subject_id FROM referral WHERE from_case_id IS NOT NULL AND submitted_at IS NOT NULL
    UNION SELECT subject_id FROM reflection_period WHERE ended_at IS NULL AND until <= now()) told;
