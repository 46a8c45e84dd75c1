-- Immediate danger is looked at before everything else that is due, however much that is.
CREATE INDEX climb_urgent ON climb (next_at, alert) WHERE urgency = 'immediate-danger' AND next_at IS NOT NULL;
