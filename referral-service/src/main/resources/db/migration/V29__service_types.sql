-- Which help a referral asks for, and for how long where it goes on for long.
ALTER TABLE referral
  ADD COLUMN service_type              text CHECK (service_type IN ('shelter', 'psychosocial-support', 'interpretation',
    'livelihood-support', 'return-and-reintegration', 'legal-aid', 'medical-care', 'post-nephrectomy-follow-up')),
  ADD COLUMN follow_up_months          integer CHECK (follow_up_months BETWEEN 1 AND 240),
  ADD COLUMN follow_up_interval_months integer CHECK (follow_up_interval_months BETWEEN 1 AND 24),
  ADD CHECK ((follow_up_months IS NULL) = (follow_up_interval_months IS NULL)),
  ADD CHECK (follow_up_months IS NULL OR service_type IS NOT NULL);
COMMENT ON COLUMN referral.service_type IS 'Shown to sender and receiver only: of somebody whom a coordinator does not know it may say that they lost a kidney.';
