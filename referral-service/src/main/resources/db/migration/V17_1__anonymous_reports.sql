-- What somebody tells who must stay unknown, to this database too. Nothing here says who wrote it; ids are random; times
-- are full hours, and what is not is refused. Rows are written once more, all of an hour in one transaction, when they are
-- released to their owner, so that the order of transactions tells no more than the hour either.

CREATE TABLE anonymous_report (
  id              uuid PRIMARY KEY CHECK (substr(id::text, 15, 1) = '4'),
  version         bigint NOT NULL,
  code_hash       bytea NOT NULL UNIQUE,
  request_hash    bytea NOT NULL,
  reference       text NOT NULL,
  kind            text NOT NULL CHECK (kind IN ('refusing-adult', 'network')),
  country         text NOT NULL,
  area            text,
  border          text NOT NULL,
  organ_facility  boolean NOT NULL,
  content         bytea NOT NULL,
  owner_agency    text NOT NULL,
  owner_unit      text,
  routing_profile text NOT NULL,
  routing_version text NOT NULL,
  routing_rule    text NOT NULL,
  routing_reason  text NOT NULL,
  reported_in     timestamptz NOT NULL CHECK (mod(extract(epoch FROM reported_in), 3600) = 0),
  due_at          timestamptz NOT NULL CHECK (mod(extract(epoch FROM due_at), 3600) = 0),
  released_in     timestamptz CHECK (mod(extract(epoch FROM released_in), 3600) = 0),
  received_at     timestamptz,
  closed_at       timestamptz,
  outcome         text CHECK (outcome IN ('investigation-opened', 'passed-on', 'joined-to-known-case',
                    'not-enough-to-act-on', 'unfounded')),
  CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CREATE INDEX anonymous_report_owner ON anonymous_report (owner_agency, reported_in DESC, id DESC)
  WHERE released_in IS NOT NULL;
CREATE INDEX anonymous_report_waiting ON anonymous_report (id) WHERE released_in IS NULL;
COMMENT ON TABLE anonymous_report IS 'Of an adult who refuses to be referred, or of a network. Nobody knows who wrote it.';
COMMENT ON COLUMN anonymous_report.code_hash IS 'SHA-256 of the code that whoever reported has. The code itself is made of the idempotency key, under a key of the service.';
COMMENT ON COLUMN anonymous_report.request_hash IS 'Keyed: tells a repetition from another report under the same idempotency key.';
COMMENT ON COLUMN anonymous_report.content IS 'What it says, sealed under the key with the row''s id in the keys'' database, bound to row and column.';
COMMENT ON COLUMN anonymous_report.owner_agency IS 'Picked by the legal profile, in every case the same whoever reported.';
COMMENT ON COLUMN anonymous_report.reported_in IS 'A full hour.';
COMMENT ON COLUMN anonymous_report.released_in IS 'The hour at whose turn its owner was told; before that nobody sees it.';

CREATE TABLE anonymous_addition (
  id           uuid PRIMARY KEY CHECK (substr(id::text, 15, 1) = '4'),
  report_id    uuid NOT NULL REFERENCES anonymous_report,
  key_hash     bytea NOT NULL UNIQUE,
  request_hash bytea NOT NULL,
  content      bytea NOT NULL,
  added_in     timestamptz NOT NULL CHECK (mod(extract(epoch FROM added_in), 3600) = 0),
  released_in  timestamptz CHECK (mod(extract(epoch FROM released_in), 3600) = 0)
);
CREATE INDEX anonymous_addition_report ON anonymous_addition (report_id, added_in, id);
CREATE INDEX anonymous_addition_waiting ON anonymous_addition (id) WHERE released_in IS NULL;
COMMENT ON TABLE anonymous_addition IS 'What was added to an anonymous report by its code.';
COMMENT ON COLUMN anonymous_addition.key_hash IS 'Keyed: of the idempotency key, without a client.';

-- Whoever reports acts as nobody ("anonymous") and finds a report by its code alone. CASE as for every listed table.
CREATE FUNCTION report_code_hash() RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN decode(nullif(current_setting('amaan.report_code', true), ''), 'hex');
CREATE FUNCTION is_nobody() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN caller_client() = 'anonymous' AND caller_agency() IS NULL;

ALTER TABLE anonymous_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_the_owner ON anonymous_report FOR SELECT TO ${service_role}
  USING (CASE WHEN (released_in IS NOT NULL AND owner_agency = caller_agency()
      AND (owner_unit IS NULL OR owner_unit = caller_unit()))
    OR (is_nobody() AND code_hash = report_code_hash()) THEN true ELSE false END);
CREATE POLICY written_by_nobody ON anonymous_report FOR INSERT TO ${service_role}
  WITH CHECK (is_nobody() AND released_in IS NULL AND received_at IS NULL AND closed_at IS NULL);
CREATE POLICY moved_by_the_owner ON anonymous_report FOR UPDATE TO ${service_role}
  USING (released_in IS NOT NULL AND owner_agency = caller_agency()
    AND (owner_unit IS NULL OR owner_unit = caller_unit()));
CREATE POLICY released_by_workers ON anonymous_report TO ${worker_role} USING (true);
GRANT SELECT, INSERT, UPDATE (version, received_at, closed_at, outcome) ON anonymous_report TO ${service_role};
GRANT SELECT (id, reference, owner_agency, owner_unit, reported_in, due_at, released_in), UPDATE (released_in) ON anonymous_report
  TO ${worker_role};

ALTER TABLE anonymous_addition ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_with_the_report ON anonymous_addition FOR SELECT TO ${service_role}
  USING ((released_in IS NOT NULL OR is_nobody())
    AND EXISTS (SELECT FROM anonymous_report r WHERE r.id = report_id));
CREATE POLICY written_by_nobody ON anonymous_addition FOR INSERT TO ${service_role}
  WITH CHECK (is_nobody() AND released_in IS NULL
    AND EXISTS (SELECT FROM anonymous_report r WHERE r.id = report_id));
CREATE POLICY released_by_workers ON anonymous_addition TO ${worker_role} USING (true);
GRANT SELECT, INSERT ON anonymous_addition TO ${service_role};
GRANT SELECT (id, report_id, added_in, released_in), UPDATE (released_in) ON anonymous_addition TO ${worker_role};
