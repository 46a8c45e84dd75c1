-- What officers secure for a case, who has had it, and a chain of hashes over both.

CREATE TABLE evidence (
  id            uuid PRIMARY KEY,
  case_id       uuid NOT NULL REFERENCES case_file,
  author_agency text NOT NULL,
  author_unit   text NOT NULL,
  person        text NOT NULL,
  kind          text NOT NULL CHECK (kind IN ('document', 'image', 'video', 'audio', 'message', 'medical-record',
                  'financial-record', 'device', 'biological-sample', 'physical-object', 'other')),
  handling      text NOT NULL CHECK (handling IN ('H0', 'H1', 'H2', 'H3')),
  preserves     text,
  corrects      uuid REFERENCES evidence,
  collected_by  text,
  collected_at  timestamptz NOT NULL,
  hashed        boolean NOT NULL,
  sealed_under  uuid NOT NULL,
  statement     bytea NOT NULL,
  recorded_at   timestamptz NOT NULL
);
CREATE INDEX evidence_case ON evidence (case_id, recorded_at DESC, id DESC);
CREATE INDEX evidence_corrects ON evidence (corrects) WHERE corrects IS NOT NULL;
COMMENT ON TABLE evidence IS 'Items, append-only: a newer one corrects an older one.';
COMMENT ON COLUMN evidence.person IS 'Who recorded it; pseudonymous staff id from the token claim person.';
COMMENT ON COLUMN evidence.handling IS 'H2 and H3 are read by the author''s agency alone.';
COMMENT ON COLUMN evidence.preserves IS 'Id in the catalogue''s list of what to preserve at first contact.';
COMMENT ON COLUMN evidence.collected_by IS 'Staff id of the author''s unit; null when the name is sealed in the statement.';
COMMENT ON COLUMN evidence.hashed IS 'The collector gave the hash of a content, which is expected then.';
COMMENT ON COLUMN evidence.sealed_under IS 'The data key; erased when it is not, or no longer, the case''s.';
COMMENT ON COLUMN evidence.statement IS 'Description, place, name of a collector from outside, SHA-256 of the content: sealed, bound to the item.';

CREATE TABLE evidence_entry (
  id           uuid PRIMARY KEY,
  evidence_id  uuid NOT NULL REFERENCES evidence,
  position     integer NOT NULL,
  case_id      uuid NOT NULL REFERENCES case_file,
  action       text NOT NULL CHECK (action IN ('recorded', 'content-added', 'handed-over', 'countersigned', 'refused',
                 'cancelled', 'received')),
  agency       text NOT NULL,
  unit         text,
  person       text NOT NULL,
  about        uuid REFERENCES evidence_entry,
  to_agency    text,
  to_unit      text,
  to_person    text,
  to_outside   text CHECK (to_outside IN ('collector', 'court', 'laboratory', 'expert', 'hospital', 'authority', 'owner')),
  reason       text,
  happened_at  timestamptz NOT NULL,
  due_at       timestamptz,
  media_type   text,
  size         bigint,
  pieces       integer,
  sealed_under uuid,
  sealed       bytea,
  at           timestamptz NOT NULL,
  hash         bytea NOT NULL,
  UNIQUE (evidence_id, position),
  CHECK ((sealed IS NULL) = (sealed_under IS NULL)),
  CHECK (to_person IS NULL OR (to_agency IS NOT NULL AND to_outside IS NULL)),
  CHECK ((action IN ('countersigned', 'refused', 'cancelled')) = (about IS NOT NULL)),
  CHECK ((action IN ('recorded', 'handed-over')) = (to_person IS NOT NULL OR to_outside IS NOT NULL)),
  CHECK ((action = 'content-added') = (media_type IS NOT NULL AND size IS NOT NULL AND pieces IS NOT NULL)),
  CHECK ((action = 'handed-over' AND to_person IS NOT NULL) = (due_at IS NOT NULL))
);
CREATE UNIQUE INDEX evidence_entry_one_answer ON evidence_entry (about) WHERE about IS NOT NULL;
CREATE UNIQUE INDEX evidence_entry_one_content ON evidence_entry (evidence_id) WHERE action = 'content-added';
COMMENT ON TABLE evidence_entry IS 'The chain of custody of an item, append-only, from 0; who holds it follows from it.';
COMMENT ON COLUMN evidence_entry.about IS 'The handing over that is answered.';
COMMENT ON COLUMN evidence_entry.to_outside IS 'A holder who has no account here.';
COMMENT ON COLUMN evidence_entry.happened_at IS 'As the person says; at is when it was written.';
COMMENT ON COLUMN evidence_entry.sealed IS 'Place, seal number, names of people without an account; of content the key of the file.';
COMMENT ON COLUMN evidence_entry.hash IS 'SHA-256 over this entry and the hash of the entry before; of the first also over the item. The audit names it, too.';

CREATE TABLE evidence_piece (
  evidence_id uuid NOT NULL REFERENCES evidence,
  number      integer NOT NULL,
  bytes       bytea NOT NULL,
  PRIMARY KEY (evidence_id, number)
);
-- Ciphertext does not compress.
ALTER TABLE evidence_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE evidence_piece IS 'One ciphertext for an item, cut at a fixed length, under a key of its own that the case''s key seals.';

ALTER TABLE evidence ENABLE ROW LEVEL SECURITY;
-- CASE as for every listed table.
CREATE POLICY read_by_readers ON evidence FOR SELECT TO ${service_role}
  USING (CASE WHEN (author_agency = caller_agency() OR handling IN ('H0', 'H1'))
    AND (holds_case(case_id) OR is_granted_case(case_id)) THEN true ELSE false END);
CREATE POLICY recorded_by_the_custodian ON evidence FOR INSERT TO ${service_role}
  WITH CHECK (author_agency = caller_agency() AND author_unit = caller_unit() AND holds_case(case_id));
GRANT SELECT, INSERT ON evidence TO ${service_role};

-- An item is handed over and countersigned also by a prosecution that reads the case.
ALTER TABLE evidence_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_with_the_item ON evidence_entry FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id AND e.case_id = evidence_entry.case_id));
CREATE POLICY written_in_ones_own_name ON evidence_entry FOR INSERT TO ${service_role}
  WITH CHECK (agency = caller_agency() AND unit IS NOT DISTINCT FROM caller_unit()
    AND EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id AND e.case_id = evidence_entry.case_id));
GRANT SELECT, INSERT ON evidence_entry TO ${service_role};

ALTER TABLE evidence_piece ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_with_the_item ON evidence_piece FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id));
CREATE POLICY added_by_the_custodian ON evidence_piece FOR INSERT TO ${service_role}
  WITH CHECK (EXISTS (SELECT FROM evidence e WHERE e.id = evidence_id AND holds_case(e.case_id)));
GRANT SELECT, INSERT ON evidence_piece TO ${service_role};

-- What the audit says of the chains: what is gone from the end of a chain, or whole with its item, nothing else tells.
-- The audit of what is kept to an agency is not its readers' to read otherwise.
CREATE FUNCTION audited_evidence(asked uuid) RETURNS TABLE (evidence_id uuid, "position" integer, hash bytea)
  LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT (a.details ->> 'evidenceId')::uuid, (a.details ->> 'position')::integer, decode(a.details ->> 'hash', 'hex')
    FROM audit_entry a
    WHERE a.subject = asked AND a.action LIKE 'case.evidence-%' AND a.details ->> 'hash' IS NOT NULL
      AND (a.details ->> 'author' = caller_agency() OR a.details ->> 'handling' IN ('H0', 'H1'))
      AND (holds_case(asked) OR is_granted_case(asked))
      AND asked <> ALL (excluded_cases());
END;
