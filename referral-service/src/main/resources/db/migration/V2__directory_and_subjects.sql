-- The directory of agencies, and the one home of what is known about a subject.

CREATE TABLE agency (
  code               text PRIMARY KEY,
  id                 uuid NOT NULL UNIQUE,
  version            bigint NOT NULL,
  name               text NOT NULL,
  type               text NOT NULL CHECK (type IN ('ngo', 'hospital', 'health-authority', 'police', 'border-guard',
                       'prosecution', 'shelter', 'legal-aid', 'coordinator')),
  country            text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  area               text,
  scope              text CHECK (scope IN ('federal', 'provincial', 'local')),
  languages          text[] NOT NULL,
  services           text[] NOT NULL,
  default_unit       text,
  receives_referrals boolean NOT NULL,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL
);
CREATE INDEX agency_country ON agency (country, code);
COMMENT ON TABLE agency IS 'Organisations on the platform; tokens, referrals and consents name them by code.';
COMMENT ON COLUMN agency.id IS 'What audit entries about the agency are filed under.';
COMMENT ON COLUMN agency.area IS 'The place it works in; null when it works in the whole country.';
COMMENT ON COLUMN agency.default_unit IS 'Gets what is addressed to the agency alone.';
GRANT SELECT, INSERT, UPDATE ON agency TO ${service_role};

CREATE TABLE agency_unit (
  agency_code text NOT NULL REFERENCES agency,
  code        text NOT NULL,
  name        text NOT NULL,
  PRIMARY KEY (agency_code, code)
);
COMMENT ON TABLE agency_unit IS 'Parts of an agency that receive work: a police station, a circle, a ward.';
-- At the end of the transaction: a changed list of units is written row by row.
ALTER TABLE agency ADD FOREIGN KEY (code, default_unit) REFERENCES agency_unit (agency_code, code)
  DEFERRABLE INITIALLY DEFERRED;
GRANT SELECT, INSERT, UPDATE, DELETE ON agency_unit TO ${service_role};

-- One column per data category of consent: what is disclosed together is stored together, so that a category can be
-- encrypted by itself. The columns sex, gender and languages are disclosed with the identity.
CREATE TABLE subject (
  id          uuid PRIMARY KEY,
  version     bigint NOT NULL,
  recorded_by text NOT NULL,
  age_class   text NOT NULL CHECK (age_class IN ('adult', 'child', 'unknown')),
  sex         text NOT NULL CHECK (sex IN ('female', 'male', 'intersex', 'unknown')),
  gender      text,
  languages   text[] NOT NULL,
  identity    jsonb,
  contact     jsonb,
  medical     jsonb,
  location    jsonb,
  documents   jsonb,
  narrative   text,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL
);
COMMENT ON TABLE subject IS 'Personal data: presumed victims. Read only through the disclosure decision; nothing of it leaves these tables.';
COMMENT ON COLUMN subject.recorded_by IS 'Code of the agency that recorded the subject and may rectify the record.';
COMMENT ON COLUMN subject.contact IS 'Always with its safe-to-contact rule in the same object.';
-- DELETE: an abandoned draft takes its personal data with it.
GRANT SELECT, INSERT, UPDATE, DELETE ON subject TO ${service_role};

CREATE TABLE subject_note (
  id               uuid PRIMARY KEY,
  subject_id       uuid NOT NULL REFERENCES subject,
  referral_id      uuid NOT NULL,
  kind             text NOT NULL,
  author_agency    text NOT NULL,
  addressee_agency text,
  text             text NOT NULL,
  created_at       timestamptz NOT NULL
);
CREATE INDEX subject_note_subject ON subject_note (subject_id, created_at, id);
COMMENT ON TABLE subject_note IS 'Personal data: questions, answers and reasons written about a subject. Free text counts as narrative.';
COMMENT ON COLUMN subject_note.addressee_agency IS 'Who was asked or answered; null when nobody in particular.';
GRANT SELECT, INSERT, DELETE ON subject_note TO ${service_role};

CREATE TABLE consent (
  id                     uuid PRIMARY KEY,
  version                bigint NOT NULL,
  subject_id             uuid NOT NULL REFERENCES subject,
  recorded_by            text NOT NULL,
  recorded_at            timestamptz NOT NULL,
  given_by               text NOT NULL CHECK (given_by IN ('subject', 'guardian')),
  method                 text NOT NULL CHECK (method IN ('verbal', 'written', 'thumbprint', 'recorded')),
  language               text NOT NULL,
  interpreter            boolean NOT NULL,
  given_at               timestamptz NOT NULL,
  purposes               text[] NOT NULL,
  recipient_types        text[] NOT NULL,
  recipient_agencies     text[] NOT NULL,
  categories             text[] NOT NULL,
  expires_at             timestamptz,
  withdrawn_at           timestamptz,
  withdrawal_recorded_by text,
  CHECK ((withdrawn_at IS NULL) = (withdrawal_recorded_by IS NULL))
);
CREATE INDEX consent_subject ON consent (subject_id, recorded_at, id);
COMMENT ON TABLE consent IS 'What a subject or guardian agreed to: purposes x recipients x data categories. Never rewritten: a change is a withdrawal and a new consent.';
-- The terms cannot be changed by the service, only the withdrawal can be added.
GRANT SELECT, INSERT, DELETE, UPDATE (version, withdrawn_at, withdrawal_recorded_by) ON consent TO ${service_role};
