-- A review that was concluded may be raised again, when the person faces more than then.
ALTER TABLE non_punishment_review DROP CONSTRAINT non_punishment_review_person_id_subject_id_key;
CREATE UNIQUE INDEX non_punishment_review_open ON non_punishment_review (person_id, subject_id) WHERE concluded_at IS NULL;
CREATE INDEX non_punishment_review_person ON non_punishment_review (person_id);
COMMENT ON TABLE non_punishment_review IS 'One open for a person and a subject; each concluded once.';

-- A coordinator is told of each other case about the subject, and of each once.
CREATE TABLE non_punishment_link_told (
  review_id   uuid NOT NULL REFERENCES non_punishment_review,
  linked_case uuid NOT NULL REFERENCES case_file,
  coordinator text NOT NULL,
  told_at     timestamptz NOT NULL,
  PRIMARY KEY (review_id, linked_case, coordinator)
);
COMMENT ON TABLE non_punishment_link_told IS 'Which coordinator was told of which other case about the subject: theirs alone to know.';
-- Who coordinates both and might not know: better told twice than never.
INSERT INTO non_punishment_link_told (review_id, linked_case, coordinator, told_at)
  SELECT DISTINCT v.id, b.case_id, a.coordinator, v.linked_at FROM non_punishment_review v
    JOIN case_referral a ON a.case_id = v.case_id AND a.attached_at <= v.linked_at
    JOIN case_referral b ON b.coordinator = a.coordinator AND b.subject_id = v.subject_id AND b.case_id <> a.case_id
      AND b.attached_at <= v.linked_at
    WHERE NOT EXISTS (SELECT FROM case_referral x
      WHERE x.case_id IN (a.case_id, b.case_id) AND x.exclusions @> ARRAY[a.coordinator]);
ALTER TABLE non_punishment_link_told ENABLE ROW LEVEL SECURITY;
CREATE POLICY worked_on ON non_punishment_link_told TO ${worker_role} USING (true);
GRANT SELECT, INSERT ON non_punishment_link_told TO ${worker_role};

ALTER TABLE non_punishment_review DROP COLUMN linked_at;
CREATE INDEX non_punishment_review_subject ON non_punishment_review (subject_id);
