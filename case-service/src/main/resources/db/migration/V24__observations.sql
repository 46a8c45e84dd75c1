-- What was observed: on the referrals of a case, as referral-service discloses it, and by the officers who hold it.

CREATE TABLE case_observation (
  id                uuid PRIMARY KEY,
  case_id           uuid NOT NULL REFERENCES case_file,
  origin            text NOT NULL CHECK (origin IN ('referral', 'case')),
  referral_id       uuid REFERENCES case_referral DEFERRABLE INITIALLY DEFERRED,
  agency            text NOT NULL,
  unit              text,
  person            text,
  indicator         text,
  value             text CHECK (value IN ('present', 'absent', 'not-asked', 'unknown')),
  observer          text,
  observed_at       timestamptz,
  how_known         text,
  source_grade      text CHECK (source_grade IN ('A', 'B', 'C', 'X')),
  information_grade integer CHECK (information_grade BETWEEN 1 AND 4),
  handling          text CHECK (handling IN ('H0', 'H1', 'H2', 'H3')),
  sealed_under      uuid,
  note              bytea,
  corrects          uuid,
  reported_corrected boolean NOT NULL DEFAULT false,
  readers           text[] NOT NULL DEFAULT '{}',
  shown_to          text[] NOT NULL DEFAULT '{}',
  recorded_at       timestamptz NOT NULL,
  CHECK ((origin = 'referral') = (referral_id IS NOT NULL)),
  CHECK ((origin = 'case') = (unit IS NOT NULL AND person IS NOT NULL)),
  CHECK (origin = 'case' OR note IS NULL),
  CHECK ((note IS NULL) = (sealed_under IS NULL)),
  CHECK (origin = 'case' OR readers <@ shown_to),
  -- What nobody may be shown any more is not kept either.
  CHECK ((indicator IS NOT NULL AND value IS NOT NULL AND observer IS NOT NULL AND source_grade IS NOT NULL
      AND information_grade IS NOT NULL AND handling IS NOT NULL AND (origin = 'case' OR readers <> '{}'))
    OR (origin = 'referral' AND readers = '{}' AND indicator IS NULL AND value IS NULL AND observer IS NULL
      AND observed_at IS NULL AND how_known IS NULL AND source_grade IS NULL AND information_grade IS NULL
      AND handling IS NULL))
);
CREATE INDEX case_observation_case ON case_observation (case_id, recorded_at DESC, id DESC);
CREATE INDEX case_observation_referral ON case_observation (referral_id) WHERE referral_id IS NOT NULL;
CREATE UNIQUE INDEX case_observation_corrected_once ON case_observation (corrects) WHERE origin = 'case' AND corrects IS NOT NULL;
COMMENT ON TABLE case_observation IS 'Append-only for officers: a newer one corrects an older one. Those of referrals follow what referral-service last reported.';
COMMENT ON COLUMN case_observation.agency IS 'Whose observation it is.';
COMMENT ON COLUMN case_observation.person IS 'Pseudonymous staff id from the token claim person.';
COMMENT ON COLUMN case_observation.handling IS 'H2 and H3 of an officer''s are read by the own agency alone; of a referral''s, readers says who reads.';
COMMENT ON COLUMN case_observation.note IS 'Sealed under the key named in sealed_under, bound to the observation. Of a referral''s it stays in referral-service.';
COMMENT ON COLUMN case_observation.corrects IS 'Of a referral''s the other one may not have been disclosed.';
COMMENT ON COLUMN case_observation.reported_corrected IS 'Of a referral''s: a newer one stands in its place, whether or not that was disclosed.';
COMMENT ON COLUMN case_observation.readers IS 'Of a referral''s: the agencies to which it is disclosed now.';
COMMENT ON COLUMN case_observation.shown_to IS 'Of a referral''s: the agencies to which it ever was; they see that it was retracted.';

ALTER TABLE case_observation ENABLE ROW LEVEL SECURITY;
-- CASE as for every listed table.
CREATE POLICY read_by_readers ON case_observation FOR SELECT TO ${service_role}
  USING (CASE WHEN ((origin = 'case' AND (agency = caller_agency() OR handling IN ('H0', 'H1'))) OR caller_agency() = ANY (shown_to))
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);
CREATE POLICY recorded_by_the_custodian ON case_observation FOR INSERT TO ${service_role}
  WITH CHECK (origin = 'case' AND agency = caller_agency() AND unit = caller_unit() AND holds_case(case_id));
CREATE POLICY reported_by_referrals ON case_observation TO ${worker_role}
  USING (origin = 'referral') WITH CHECK (origin = 'referral');
GRANT SELECT, INSERT ON case_observation TO ${service_role};
GRANT SELECT, INSERT, UPDATE (indicator, value, observer, observed_at, how_known, source_grade, information_grade, handling,
  corrects, reported_corrected, readers, shown_to) ON case_observation TO ${worker_role};

-- Who may not see the newer one must not take the older one for what holds.
CREATE FUNCTION corrected_observations(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT o.corrects FROM case_observation o WHERE o.case_id = asked AND o.origin = 'case' AND o.corrects IS NOT NULL
    AND (holds_case(asked) OR is_granted_case(asked))
  UNION ALL SELECT o.id FROM case_observation o WHERE o.case_id = asked AND o.reported_corrected
    AND (holds_case(asked) OR is_granted_case(asked));
END;
