-- Where a country has no coordinator an oversight agency is told, which reads no workload.
ALTER TABLE case_referral ADD COLUMN coordinator_oversees boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN case_referral.coordinator_oversees IS 'Whether that agency only stands in for who would coordinate the country.';
