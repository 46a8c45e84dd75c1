-- A version that counts what a viewer is not shown tells of it. Each relation has its own, moved by what it is shown.
ALTER TABLE referral
  ADD COLUMN sender_version         bigint NOT NULL DEFAULT 0,
  ADD COLUMN sender_updated_at      timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN receiver_version       bigint NOT NULL DEFAULT 0,
  ADD COLUMN receiver_updated_at    timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN coordinator_version    bigint NOT NULL DEFAULT 0,
  ADD COLUMN coordinator_updated_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN sender_told_until      timestamptz,
  ADD COLUMN case_coarse_since      timestamptz;
UPDATE referral SET sender_version = version, receiver_version = version, coordinator_version = version,
  sender_updated_at = updated_at, receiver_updated_at = updated_at, coordinator_updated_at = updated_at,
  case_coarse_since = case_status_at;
COMMENT ON COLUMN referral.version IS 'Counts every change, and orders what other services are told. Shown to nobody.';
COMMENT ON COLUMN referral.updated_at IS 'Of every change. Shown to nobody.';
COMMENT ON COLUMN referral.sender_version IS 'Grows with what the sender is shown.';
COMMENT ON COLUMN referral.receiver_version IS 'Grows with what the receiver is shown, or whoever holds its case; begins anew with another agency.';
COMMENT ON COLUMN referral.coordinator_version IS 'Grows with what the coordinator is shown.';
COMMENT ON COLUMN referral.sender_told_until IS 'Until then the sender is told what becomes of the subject, if no consent changes; null when none names it.';
COMMENT ON COLUMN referral.case_coarse_since IS 'Since when the case has been as its referrer is told in a word.';

-- Who is told what follows from the consents as they stand.
INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
  SELECT DISTINCT 'cases-told-anew', r.subject_id::text, now(), false, 1 FROM referral r
    WHERE r.accepted_at IS NOT NULL OR r.from_case_agency IS NOT NULL
  ON CONFLICT DO NOTHING;
