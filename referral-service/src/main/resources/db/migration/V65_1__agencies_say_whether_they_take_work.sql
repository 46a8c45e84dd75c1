-- What an agency says about itself: room, pauses, hours. Nothing here is counted from referrals.
CREATE TABLE agency_availability (
  agency_code     text PRIMARY KEY REFERENCES agency (code),
  stated          text NOT NULL CHECK (length(stated) <= 1000000),
  stated_at       timestamptz NOT NULL,
  before_the_hour text CHECK (length(before_the_hour) <= 1000000),
  version         bigint NOT NULL
);
COMMENT ON TABLE agency_availability IS 'Read when a referral is routed; open to every caller, as the directory is.';
COMMENT ON COLUMN agency_availability.stated IS 'JSON; the service alone reads what is in it.';
COMMENT ON COLUMN agency_availability.before_the_hour IS 'What was stated when the hour of stated_at began. An anonymous report is routed by it, so that its route tells no time within the hour.';

ALTER TABLE agency_availability ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_callers ON agency_availability FOR SELECT TO ${service_role} USING (caller_client() IS NOT NULL);
CREATE POLICY stated_by_the_agency ON agency_availability FOR INSERT TO ${service_role}
  WITH CHECK (agency_code = caller_agency() AND caller_unit() IS NULL AND 'agency-admin' = ANY (caller_roles()));
CREATE POLICY changed_by_the_agency ON agency_availability FOR UPDATE TO ${service_role}
  USING (agency_code = caller_agency() AND caller_unit() IS NULL AND 'agency-admin' = ANY (caller_roles()));
CREATE POLICY read_by_workers ON agency_availability FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE ON agency_availability TO ${service_role};
GRANT SELECT ON agency_availability TO ${worker_role};
