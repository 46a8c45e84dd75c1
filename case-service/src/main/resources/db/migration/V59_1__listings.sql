-- Two transactions may change one case at one moment, each another part of it. The second waits here until the first has ended and reads
-- what it wrote: a listing read before that would put the first one's changes back. A transaction locks it last of all, at its commit.
CREATE FUNCTION lock_listing(listed uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
  SELECT FROM case_listing WHERE case_id = listed FOR UPDATE;
END;

CREATE OR REPLACE FUNCTION list_case_of() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  listed uuid;
BEGIN
  IF TG_TABLE_NAME = 'case_file' THEN
    listed := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN
    listed := OLD.case_id;
  ELSE
    listed := NEW.case_id;
  END IF;
  PERFORM lock_listing(listed);
  PERFORM list_case(listed);
  RETURN NULL;
END $$;

-- The inbox shows a case's subjects too.
ALTER TABLE case_listing ADD COLUMN subjects uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE case_listing ALTER COLUMN subjects DROP DEFAULT;

-- What nobody is shown is not copied: what was due of the trial and was moved before anybody was told, and earlier custodians' offers.
CREATE OR REPLACE FUNCTION list_case(listed uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
BEGIN ATOMIC
  INSERT INTO case_listing AS l (case_id, custodian_agency, custodian_unit, referrals, deadlines, granted, subjects)
  SELECT c.id, c.custodian_agency, c.custodian_unit,
    coalesce((SELECT json_agg(json_build_object('id', r.id, 'reference', r.reference, 'state', r.state, 'need', r.need,
        'referrer', r.referrer_agency, 'subject', r.subject_id) ORDER BY r.attached_at, r.id)
      FROM case_referral r WHERE r.case_id = c.id), '[]'),
    coalesce((SELECT json_agg(json_strip_nulls(json_build_object('kind', d.kind, 'about', d.about, 'started', micros(d.started_at),
        'near', micros(d.near_at), 'due', micros(d.due_at), 'passes', micros(coalesce(d.passes_at, d.due_at)),
        'nearTold', micros(d.near_told_at), 'passedTold', micros(d.passed_told_at), 'escalated', micros(d.escalated_at),
        'ended', micros(d.ended_at), 'ending', d.ending)) ORDER BY d.due_at, d.kind, d.id)
      FROM case_deadline d WHERE d.case_id = c.id
        AND (d.kind <> 'handover' OR d.started_at >= c.custodian_since)
        AND (d.kind NOT IN ('hearing', 'protection-review', 'compensation-filing') OR d.ending IS DISTINCT FROM 'dropped'
          OR d.near_told_at IS NOT NULL OR d.passed_told_at IS NOT NULL)), '[]'),
    coalesce((SELECT array_agg(g.agency ORDER BY g.granted_at, g.id) FROM case_grant g WHERE g.case_id = c.id), '{}'),
    ARRAY(SELECT DISTINCT r.subject_id FROM case_referral r WHERE r.case_id = c.id)
  FROM case_file c
  WHERE c.id = listed AND NOT EXISTS (SELECT FROM case_listing done
    WHERE done.case_id = listed AND done.xmin::text = pg_current_xact_id()::xid::text)
  ON CONFLICT (case_id) DO UPDATE SET custodian_agency = excluded.custodian_agency, custodian_unit = excluded.custodian_unit,
    referrals = excluded.referrals, deadlines = excluded.deadlines, granted = excluded.granted, subjects = excluded.subjects;
END;

-- Triggers list a case, and nobody else does: who lists it by hand in a transaction keeps the triggers from doing so at its end.
REVOKE EXECUTE ON FUNCTION list_case(uuid), lock_listing(uuid), list_case_of() FROM PUBLIC;

SELECT list_case(id) FROM case_file;
