-- Files that parties add to a referral: ciphertext in pieces, under a key per file that the subject's key seals. With the
-- subject's key gone nothing of it opens. A draft that expires takes its files along.
CREATE TABLE attachment (
  id          uuid PRIMARY KEY,
  subject_id  uuid NOT NULL REFERENCES subject,
  referral_id uuid NOT NULL REFERENCES referral ON DELETE CASCADE,
  category    text NOT NULL CHECK (category IN ('identity', 'contact', 'medical', 'location', 'documents', 'narrative')),
  media_type  text NOT NULL,
  size        bigint NOT NULL,
  chunks      integer NOT NULL,
  details     bytea NOT NULL,
  file_key    bytea NOT NULL,
  added_by    text NOT NULL,
  added_at    timestamptz NOT NULL
);
CREATE INDEX attachment_referral ON attachment (referral_id, added_at, id);
CREATE INDEX attachment_subject ON attachment (subject_id);
COMMENT ON TABLE attachment IS 'Personal data: files about a subject. Read only through the disclosure decision.';
COMMENT ON COLUMN attachment.media_type IS 'As the content was recognised, not as it was called.';
COMMENT ON COLUMN attachment.size IS 'Of the plain file, in bytes.';
COMMENT ON COLUMN attachment.details IS 'File name and SHA-256 of the plain file, sealed under the subject''s key.';
COMMENT ON COLUMN attachment.file_key IS 'Tink streaming keyset, sealed under the subject''s key and bound to the row.';

CREATE TABLE attachment_chunk (
  attachment_id uuid NOT NULL REFERENCES attachment ON DELETE CASCADE,
  number        integer NOT NULL,
  bytes         bytea NOT NULL,
  PRIMARY KEY (attachment_id, number)
);
-- Ciphertext does not compress.
ALTER TABLE attachment_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
COMMENT ON TABLE attachment_chunk IS 'One ciphertext, cut at a fixed length. Its own segments say order and end: what is moved, missing or changed does not open.';

-- Written once by who adds it; no command changes or deletes it. Draft expiry deletes by the foreign keys, as their owner.
ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_by_those_tied ON attachment FOR SELECT TO ${service_role}
  USING (CASE WHEN added_by = caller_agency() OR is_tied_to_subject(subject_id) THEN true ELSE false END);
CREATE POLICY added_by_the_caller ON attachment FOR INSERT TO ${service_role}
  WITH CHECK (added_by = caller_agency());
GRANT SELECT, INSERT ON attachment TO ${service_role};
ALTER TABLE attachment_chunk ENABLE ROW LEVEL SECURITY;
CREATE POLICY read_with_the_attachment ON attachment_chunk FOR SELECT TO ${service_role}
  USING (EXISTS (SELECT FROM attachment a WHERE a.id = attachment_id));
CREATE POLICY added_with_the_attachment ON attachment_chunk FOR INSERT TO ${service_role}
  WITH CHECK (EXISTS (SELECT FROM attachment a WHERE a.id = attachment_id AND a.added_by = caller_agency()));
GRANT SELECT, INSERT ON attachment_chunk TO ${service_role};
