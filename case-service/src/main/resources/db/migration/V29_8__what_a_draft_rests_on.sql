-- What others may change under a draft before it is signed.
ALTER TABLE assessment_draft ADD COLUMN basis text;
UPDATE assessment_draft d SET basis = json_build_object('ageClass', c.age_class, 'fallen', '[]'::json)
  FROM case_file c WHERE c.id = d.case_id;
ALTER TABLE assessment_draft ALTER COLUMN basis SET NOT NULL;
COMMENT ON COLUMN assessment_draft.basis IS 'JSON: the case''s age class when it was written, and which of what it cites did not stand then.';

-- Whoever may see the newer one, or that it is disclosed to nobody any more.
CREATE FUNCTION fallen_observations(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT * FROM corrected_observations(asked)
  UNION SELECT o.id FROM case_observation o WHERE o.case_id = asked AND o.origin = 'referral' AND o.readers = '{}'
    AND (holds_case(asked) OR is_granted_case(asked));
END;
