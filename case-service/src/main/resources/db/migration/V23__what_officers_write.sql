-- Not only notes are sealed under a case's key: evidence, assessments and other persons are as well.
ALTER TABLE case_file RENAME COLUMN notes_key TO text_key;
ALTER TABLE case_file RENAME COLUMN notes_erased_at TO text_erased_at;
COMMENT ON COLUMN case_file.text_key IS 'The data key of what officers wrote; null before the first text and after an erasure.';
COMMENT ON COLUMN case_file.text_erased_at IS 'The key until then was destroyed right after this was committed.';

-- A case keeps the legal profile of the day on which it was opened.
ALTER TABLE case_file
  ADD COLUMN legal_profile         text,
  ADD COLUMN legal_profile_version text NOT NULL DEFAULT '2026-11';
UPDATE case_file SET legal_profile = CASE WHEN country IN ('PK', 'AF', 'IR', 'IQ', 'BD') THEN lower(country) ELSE 'palermo' END;
ALTER TABLE case_file
  ALTER COLUMN legal_profile SET NOT NULL,
  ALTER COLUMN legal_profile_version DROP DEFAULT;
COMMENT ON COLUMN case_file.legal_profile IS 'By whose rules offences, deadlines and routing of this case are read.';

-- An action that ends in -written or -read is told to the auditor only: who reads the case need not read all that is in it.
DROP POLICY read_by_readers_of_the_case ON audit_entry;
CREATE POLICY read_by_readers_of_the_case ON audit_entry FOR SELECT TO ${service_role}
  USING (action NOT LIKE '%-written' AND action NOT LIKE '%-read' AND (holds_case(subject) OR is_granted_case(subject)));
