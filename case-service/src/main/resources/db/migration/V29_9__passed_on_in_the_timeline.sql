-- What the timeline tells goes as far as what it tells of. New entries of evidence that is not for all readers are the auditor's
-- alone (-written); those of before V29_7 are not, and an audit is never changed.
ALTER POLICY read_by_readers_of_the_case ON audit_entry
  USING (action NOT LIKE '%-written' AND action NOT LIKE '%-read' AND (holds_case(subject) OR is_granted_case(subject))
    AND (details ->> 'handling' IS NULL OR details ->> 'author' = caller_agency() OR passed_on(details ->> 'handling', subject)));
