-- A review that was concluded may be raised again, when the person faces more than then.
ALTER TABLE non_punishment_review DROP CONSTRAINT non_punishment_review_person_id_subject_id_key;
CREATE UNIQUE INDEX non_punishment_review_open ON non_punishment_review (person_id, subject_id) WHERE concluded_at IS NULL;
CREATE INDEX non_punishment_review_person ON non_punishment_review (person_id);
COMMENT ON TABLE non_punishment_review IS 'One open for a person and a subject; each concluded once.';

-- Coordinators are told of each other case about the subject, and of each once.
CREATE TABLE non_punishment_link_told (
  review_id   uuid NOT NULL REFERENCES non_punishment_review,
  linked_case uuid NOT NULL REFERENCES case_file,
  told_at     timestamptz NOT NULL,
  PRIMARY KEY (review_id, linked_case)
);
COMMENT ON TABLE non_punishment_link_told IS 'Of which other cases about the subject coordinators of both were told: theirs alone to know.';
INSERT INTO non_punishment_link_told (review_id, linked_case, told_at)
  SELECT DISTINCT v.id, r.case_id, v.linked_at FROM non_punishment_review v
    JOIN case_referral r ON r.subject_id = v.subject_id AND r.case_id <> v.case_id AND r.attached_at <= v.linked_at;
ALTER TABLE non_punishment_link_told ENABLE ROW LEVEL SECURITY;
CREATE POLICY worked_on ON non_punishment_link_told TO ${worker_role} USING (true);
GRANT SELECT, INSERT ON non_punishment_link_told TO ${worker_role};

ALTER TABLE non_punishment_review DROP COLUMN linked_at;
CREATE INDEX non_punishment_review_subject ON non_punishment_review (subject_id);
