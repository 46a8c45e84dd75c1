-- What is personal becomes ciphertext under a key per subject. No release has written plain text, so what a development
-- database holds is dropped, not carried over; its subjects have no key and read as erased.
ALTER TABLE subject
  DROP COLUMN sex, DROP COLUMN gender, DROP COLUMN languages,
  DROP COLUMN identity, DROP COLUMN contact, DROP COLUMN medical, DROP COLUMN location, DROP COLUMN documents, DROP COLUMN narrative,
  ADD COLUMN traits    bytea,
  ADD COLUMN identity  bytea,
  ADD COLUMN contact   bytea,
  ADD COLUMN medical   bytea,
  ADD COLUMN location  bytea,
  ADD COLUMN documents bytea,
  ADD COLUMN narrative bytea,
  ADD COLUMN erased_at timestamptz,
  ADD COLUMN erasure_reason text CHECK (erasure_reason IN ('subject-request', 'consent-withdrawn', 'unlawful-recording', 'retention-ended')),
  ADD CHECK ((erased_at IS NULL) = (erasure_reason IS NULL));
COMMENT ON TABLE subject IS 'Personal data: presumed victims. Read only through the disclosure decision; nothing of it leaves these tables.'
  ' All bytea is sealed under the key with the row''s id in the keys'' database, bound to row and column.';
COMMENT ON COLUMN subject.traits IS 'Sex, gender, languages: disclosed with the identity, known also where that is not.';
COMMENT ON COLUMN subject.contact IS 'Always with its safe-to-contact rule in the same object.';
COMMENT ON COLUMN subject.age_class IS 'Plain, because due times hang on it. So is whether a category is recorded.';
COMMENT ON COLUMN subject.erased_at IS 'The key was destroyed right after this was committed.';

DELETE FROM subject_note;
ALTER TABLE subject_note ALTER COLUMN text TYPE bytea USING NULL;
COMMENT ON COLUMN subject_note.text IS 'Sealed under the subject''s key, bound to the note.';
