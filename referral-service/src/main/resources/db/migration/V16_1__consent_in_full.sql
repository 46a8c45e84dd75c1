-- What was told before a consent was given, which guardian gave it, and how one can end without being taken back.
-- Before, nobody wrote down what was told; such consents stay as they are, the service takes no new ones like them.
ALTER TABLE consent
  ADD COLUMN explained             text[] NOT NULL DEFAULT '{}',
  ADD COLUMN guardian_relationship text
    CHECK (guardian_relationship IN ('parent', 'relative', 'legal-guardian', 'appointed-guardian', 'other')),
  ADD COLUMN withdrawal_reason     text CHECK (withdrawal_reason IN ('withdrawn', 'guardian-in-conflict'));
ALTER TABLE consent ALTER COLUMN explained DROP DEFAULT;
UPDATE consent SET guardian_relationship = 'other' WHERE given_by = 'guardian';
UPDATE consent SET withdrawal_reason = 'withdrawn' WHERE withdrawn_at IS NOT NULL;
ALTER TABLE consent
  ADD CHECK ((guardian_relationship IS NOT NULL) = (given_by = 'guardian')),
  ADD CHECK ((withdrawal_reason IS NULL) = (withdrawn_at IS NULL));
COMMENT ON COLUMN consent.explained IS 'What was told before, by the consent points of the HTCDS.';
COMMENT ON COLUMN consent.guardian_relationship IS 'To the child; who the guardian is stands nowhere here.';
COMMENT ON COLUMN consent.withdrawn_at IS 'When it stopped counting.';
COMMENT ON COLUMN consent.withdrawal_reason IS 'Taken back, or found to be given by a guardian in conflict of interest, which was never a consent.';
GRANT UPDATE (withdrawal_reason) ON consent TO ${service_role};
