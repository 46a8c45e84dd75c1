-- Court and file number are each sealed under a key of the agency that wrote it: an erasure takes what that agency wrote and nothing else.
-- Nothing is sealed where there are no words. In text, a hearing from before has its file number too, until its words change.
ALTER TABLE hearing
  ALTER COLUMN sealed_under DROP NOT NULL,
  ALTER COLUMN text DROP NOT NULL,
  ADD COLUMN file_number_sealed_under uuid,
  ADD COLUMN file_number bytea,
  ADD CHECK ((sealed_under IS NULL) = (text IS NULL)),
  ADD CHECK ((file_number_sealed_under IS NULL) = (file_number IS NULL));
COMMENT ON COLUMN hearing.text IS 'The court; sealed, bound to the hearing.';
COMMENT ON COLUMN hearing.file_number IS 'Sealed, bound to the hearing.';
COMMENT ON COLUMN hearing.file_number_sealed_under IS 'Its data key; erased when it is not, or no longer, the case''s.';
GRANT UPDATE (file_number_sealed_under, file_number) ON hearing TO ${service_role};
