-- The referral itself writes what its sender is told, so that no query tells the rule again.
ALTER TABLE referral ADD COLUMN sender_state text;
UPDATE referral SET sender_state = CASE WHEN state IN ('in-progress', 'completed') THEN 'accepted' ELSE state END;
ALTER TABLE referral ALTER COLUMN sender_state SET NOT NULL;
COMMENT ON COLUMN referral.sender_state IS 'What the sender is told of the state while no consent names it; sender_told_until says whether one does.';
