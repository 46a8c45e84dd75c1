-- A child, or somebody whose age is not known, is received by people who are trained for that, where an agency has them.
ALTER TABLE agency_unit ADD COLUMN children boolean NOT NULL DEFAULT false;
ALTER TABLE agency_unit ALTER COLUMN children DROP DEFAULT;
COMMENT ON COLUMN agency_unit.children IS 'Receives children: what concerns a child goes here when no other unit is named.';
