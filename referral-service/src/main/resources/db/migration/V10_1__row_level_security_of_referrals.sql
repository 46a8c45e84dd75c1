-- Row-level security, second part: referrals, subjects and the directory. ReferralRepository says who sees a referral,
-- Standing what ties an agency to a subject; here both are said again for rows. Purpose, consent and data category stay
-- the decision of Disclosure: rows know nothing of them, and no policy looks into a column with personal data.

-- Who answers for a referral: the one place that says so, for queries and policies. A column, because behind a policy
-- PostgreSQL looks nothing up in an index that it must compute first, unless it knows that the computing leaks nothing;
-- of coalesce it does not.
ALTER TABLE referral
  ADD COLUMN answering_agency text GENERATED ALWAYS AS (coalesce(holder_agency, receiver_agency)) STORED;
COMMENT ON COLUMN referral.answering_agency IS 'The custodian of its case or, before there is one, whom it is addressed to.';
DROP INDEX referral_received_by;
CREATE INDEX referral_received_by ON referral (answering_agency, created_at DESC, id DESC) WHERE submitted_at IS NOT NULL;

CREATE FUNCTION coordinated_country() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN CASE WHEN 'coordinator' = ANY (caller_roles())
    THEN (SELECT a.country FROM agency a WHERE a.code = caller_agency()) END;
COMMENT ON FUNCTION coordinated_country() IS 'The token names the agency; the directory knows which country a coordinator coordinates.';

-- Custody that case-service has confirmed just now, and that it has not reported here yet.
CREATE FUNCTION confirmed_cases() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN string_to_array(nullif(current_setting('amaan.confirmed_cases', true), ''), ' ')::uuid[];

-- A policy that asked a table about a table that asks back would never end. These ask as the owner, whom no policy
-- binds, and answer only about the caller. Policies try the plain comparison first and these last.
CREATE FUNCTION reads_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN asked = ANY (confirmed_cases()) OR EXISTS (SELECT FROM case_custody c WHERE c.case_id = asked
    AND ((c.agency = caller_agency() AND c.unit = caller_unit()) OR caller_agency() = ANY (c.readers)));
CREATE FUNCTION caller_investigates() RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM agency a WHERE a.code = caller_agency()
    AND a.type IN ('police', 'border-guard', 'prosecution'));
COMMENT ON FUNCTION caller_investigates() IS 'Those who do read a case''s subjects as the unit that holds it, not as its agency.';
CREATE FUNCTION is_tied_to_subject(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
  RETURN EXISTS (SELECT FROM referral r WHERE r.subject_id = asked
    AND (r.referrer_agency = caller_agency()
      OR (r.submitted_at IS NOT NULL AND r.state NOT IN ('refused', 'consent-withdrawn')
        AND r.answering_agency = caller_agency()
        AND (r.holder_unit IS NULL OR r.holder_unit = caller_unit() OR NOT caller_investigates()))
      OR (r.submitted_at IS NOT NULL AND r.state IN ('completed', 'withdrawn')
        AND r.country = coordinated_country())
      OR reads_case(r.case_id)));
COMMENT ON FUNCTION is_tied_to_subject(uuid) IS 'A coordinator is while it may reopen, which depends on consent.';

-- The directory is open to every caller with a token; the platform's administrator writes it.
ALTER TABLE agency ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_callers ON agency FOR SELECT TO ${service_role} USING (caller_client() IS NOT NULL);
CREATE POLICY entered_by_operators ON agency FOR INSERT TO ${service_role}
  WITH CHECK ('platform-admin' = ANY (caller_roles()));
CREATE POLICY changed_by_operators ON agency FOR UPDATE TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles()));
CREATE POLICY read_by_workers ON agency FOR SELECT TO ${worker_role} USING (true);
CREATE POLICY seeded_by_workers ON agency FOR INSERT TO ${worker_role} WITH CHECK (true);
GRANT SELECT, INSERT ON agency TO ${worker_role};
ALTER TABLE agency_unit ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_callers ON agency_unit FOR SELECT TO ${service_role} USING (caller_client() IS NOT NULL);
CREATE POLICY written_by_operators ON agency_unit TO ${service_role}
  USING ('platform-admin' = ANY (caller_roles()));
CREATE POLICY read_by_workers ON agency_unit FOR SELECT TO ${worker_role} USING (true);
CREATE POLICY seeded_by_workers ON agency_unit FOR INSERT TO ${worker_role} WITH CHECK (true);
GRANT SELECT, INSERT ON agency_unit TO ${worker_role};

-- CASE: the planner would multiply the policy's share of rows with that of the query, which asks the same again, expect a
-- handful, and read and sort all of them for a page; of a CASE it knows nothing and keeps to the index.
-- A coordinator sees all of its country here, where the service shows what is overdue or has ended: what it reopens is
-- neither any more, and must still be its to write. Readers of a case see the referrals of it.
ALTER TABLE referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_parties ON referral FOR SELECT TO ${service_role}
  USING (CASE WHEN referrer_agency = caller_agency()
    OR (submitted_at IS NOT NULL AND answering_agency = caller_agency())
    OR (submitted_at IS NOT NULL AND country = coordinated_country())
    OR (case_id IS NOT NULL AND reads_case(case_id)) THEN true ELSE false END);
CREATE POLICY written_by_the_referrer ON referral FOR INSERT TO ${service_role}
  WITH CHECK (referrer_agency = caller_agency());
CREATE POLICY moved_by_parties ON referral FOR UPDATE TO ${service_role}
  USING (CASE WHEN referrer_agency = caller_agency()
    OR (submitted_at IS NOT NULL AND answering_agency = caller_agency())
    OR (submitted_at IS NOT NULL AND country = coordinated_country()) THEN true ELSE false END);
CREATE POLICY worked_on ON referral TO ${worker_role} USING (true);
REVOKE DELETE ON referral FROM ${service_role};
GRANT SELECT, UPDATE, DELETE ON referral TO ${worker_role};

ALTER TABLE case_custody ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_readers ON case_custody FOR SELECT TO ${service_role}
  USING ((agency = caller_agency() AND unit = caller_unit()) OR caller_agency() = ANY (readers)
    OR case_id = ANY (confirmed_cases()));
CREATE POLICY reported_to_workers ON case_custody TO ${worker_role} USING (true);
REVOKE INSERT, UPDATE ON case_custody FROM ${service_role};
GRANT SELECT, INSERT, UPDATE ON case_custody TO ${worker_role};

-- Whoever may read a subject locks it while reading; only who recorded it changes it.
ALTER TABLE subject ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_tied ON subject FOR SELECT TO ${service_role}
  USING (recorded_by = caller_agency() OR is_tied_to_subject(id));
CREATE POLICY recorded_by_the_caller ON subject FOR INSERT TO ${service_role}
  WITH CHECK (recorded_by = caller_agency());
CREATE POLICY changed_by_the_recorder ON subject FOR UPDATE TO ${service_role}
  USING (recorded_by = caller_agency() OR is_tied_to_subject(id)) WITH CHECK (recorded_by = caller_agency());
ALTER TABLE subject_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_tied ON subject_note FOR SELECT TO ${service_role}
  USING (author_agency = caller_agency() OR addressee_agency = caller_agency() OR is_tied_to_subject(subject_id));
CREATE POLICY written_by_the_author ON subject_note FOR INSERT TO ${service_role}
  WITH CHECK (author_agency = caller_agency());
ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_tied ON consent FOR SELECT TO ${service_role}
  USING (recorded_by = caller_agency() OR is_tied_to_subject(subject_id));
CREATE POLICY recorded_by_the_caller ON consent FOR INSERT TO ${service_role}
  WITH CHECK (recorded_by = caller_agency());
CREATE POLICY withdrawn_by_those_tied ON consent FOR UPDATE TO ${service_role}
  USING (recorded_by = caller_agency() OR is_tied_to_subject(subject_id));
REVOKE DELETE ON subject, subject_note, consent FROM ${service_role};

-- Of the subjects' tables the worker reaches what no referral is about any more, to erase it. A service that asks for
-- a subject (UPDATE: locks it) is told, like any stranger, that there is none. One thing it reads of consents: whether
-- one in force names the referrer, who is then told what became of the case.
CREATE POLICY erased_by_workers ON subject TO ${worker_role}
  USING (NOT EXISTS (SELECT FROM referral r WHERE r.subject_id = subject.id)) WITH CHECK (false);
CREATE POLICY erased_by_workers ON subject_note TO ${worker_role}
  USING (NOT EXISTS (SELECT FROM referral r WHERE r.subject_id = subject_note.subject_id)) WITH CHECK (false);
CREATE POLICY erased_by_workers ON consent FOR DELETE TO ${worker_role}
  USING (NOT EXISTS (SELECT FROM referral r WHERE r.subject_id = consent.subject_id));
CREATE POLICY recipients_read_by_workers ON consent FOR SELECT TO ${worker_role} USING (true);
GRANT SELECT, UPDATE, DELETE ON subject, subject_note TO ${worker_role};
GRANT DELETE, SELECT (subject_id, given_by, recipient_types, recipient_agencies, expires_at, withdrawn_at) ON consent
  TO ${worker_role};

-- A referral's timeline.
CREATE POLICY read_by_parties_of_the_referral ON audit_entry FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM referral r WHERE r.id = audit_entry.subject));

-- Which cases to ask case-service about, before it is known whether the caller reads any of them. Only agencies that
-- read by custody alone ask; others are told nothing.
CREATE FUNCTION cases_to_confirm(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT DISTINCT r.case_id FROM referral r
    WHERE r.subject_id = asked AND r.case_id IS NOT NULL AND caller_investigates();
END;
