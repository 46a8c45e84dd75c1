-- The id of an alert tells when it was raised: it is shown where the alert itself was, and to no other agency.
ALTER TABLE alert ADD COLUMN escalates_of text;
COMMENT ON COLUMN alert.escalates_of IS 'The agency for which the alert was on which nobody had acted.';
UPDATE alert SET escalates_of = climb.agency FROM climb WHERE climb.alert = alert.escalates;

-- Also of what is on its way already when a subscription becomes a unit's.
ALTER TABLE delivery ADD COLUMN above boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN delivery.above IS 'For the whole agency and for no unit in particular: what one of them did not act on.';

-- A ladder goes on naming what is gone, so that its agency sees that nobody is reached by it.
ALTER TABLE escalation_ladder DROP CONSTRAINT escalation_ladder_contact_subscription_fkey;
COMMENT ON COLUMN escalation_ladder.contact_subscription IS 'Gets what climbs to the contact whatever it filters; may be gone.';
