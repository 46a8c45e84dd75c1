-- A page of cases shows of each its referrals, its deadlines and who may read it. Read from their tables, each row asked its policy's
-- functions, which took most of a page's time. They are copied into one row beside the case, whose policy compares columns.
CREATE TABLE case_listing (
  case_id          uuid PRIMARY KEY REFERENCES case_file ON DELETE CASCADE,
  custodian_agency text NOT NULL,
  custodian_unit   text NOT NULL,
  referrals        json NOT NULL,
  deadlines        json NOT NULL,
  granted          text[] NOT NULL
);
COMMENT ON TABLE case_listing IS 'A copy, written by triggers when a transaction commits that changed what is in it. Times are microseconds since 1970.';

ALTER TABLE case_listing ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON case_listing FOR SELECT TO ${service_role}
  USING (CASE WHEN (custodian_agency = caller_agency() AND custodian_unit = caller_unit()) OR is_granted_case(case_id)
    THEN true ELSE false END);
CREATE POLICY hidden_from_the_excluded ON case_listing AS RESTRICTIVE TO ${service_role}
  USING (case_id <> ALL ((SELECT excluded_cases())::uuid[]));
GRANT SELECT ON case_listing TO ${service_role};

CREATE FUNCTION micros(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(epoch FROM at) * 1000000)::bigint;

-- As the owner, whom no policy binds: who changes a case need not read all of it. Once for a transaction: it runs at its end.
CREATE FUNCTION list_case(listed uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
  INSERT INTO case_listing AS l (case_id, custodian_agency, custodian_unit, referrals, deadlines, granted)
  SELECT c.id, c.custodian_agency, c.custodian_unit,
    coalesce((SELECT json_agg(json_build_object('id', r.id, 'reference', r.reference, 'state', r.state, 'need', r.need,
        'referrer', r.referrer_agency, 'subject', r.subject_id) ORDER BY r.attached_at, r.id)
      FROM case_referral r WHERE r.case_id = c.id), '[]'),
    coalesce((SELECT json_agg(json_strip_nulls(json_build_object('kind', d.kind, 'about', d.about, 'started', micros(d.started_at),
        'near', micros(d.near_at), 'due', micros(d.due_at), 'passes', micros(coalesce(d.passes_at, d.due_at)),
        'nearTold', micros(d.near_told_at), 'passedTold', micros(d.passed_told_at), 'escalated', micros(d.escalated_at),
        'ended', micros(d.ended_at), 'ending', d.ending)) ORDER BY d.due_at, d.kind, d.id)
      FROM case_deadline d WHERE d.case_id = c.id), '[]'),
    coalesce((SELECT array_agg(g.agency ORDER BY g.granted_at, g.id) FROM case_grant g WHERE g.case_id = c.id), '{}')
  FROM case_file c
  WHERE c.id = listed AND NOT EXISTS (SELECT FROM case_listing done
    WHERE done.case_id = listed AND done.xmin::text = pg_current_xact_id()::xid::text)
  ON CONFLICT (case_id) DO UPDATE SET custodian_agency = excluded.custodian_agency, custodian_unit = excluded.custodian_unit,
    referrals = excluded.referrals, deadlines = excluded.deadlines, granted = excluded.granted;
END;

CREATE FUNCTION list_case_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'case_file' THEN
    PERFORM list_case(NEW.id);
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM list_case(OLD.case_id);
  ELSE
    PERFORM list_case(NEW.case_id);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER listed_when_opened AFTER INSERT ON case_file
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION list_case_of();
CREATE CONSTRAINT TRIGGER listed_with_its_custodian AFTER UPDATE ON case_file
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.custodian_agency <> NEW.custodian_agency OR OLD.custodian_unit <> NEW.custodian_unit) EXECUTE FUNCTION list_case_of();
CREATE CONSTRAINT TRIGGER listed AFTER INSERT OR UPDATE ON case_referral
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION list_case_of();
CREATE CONSTRAINT TRIGGER listed AFTER INSERT OR UPDATE OR DELETE ON case_deadline
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION list_case_of();
CREATE CONSTRAINT TRIGGER listed AFTER INSERT OR DELETE ON case_grant
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION list_case_of();

SELECT list_case(id) FROM case_file;
