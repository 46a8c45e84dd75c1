-- Events by month of their ids. They are kept to know repeats and whether an alert was settled, both of which end: a sender
-- repeats for days, and an alert is escalated for three months at most. An alert outlives its event.
ALTER TABLE alert DROP CONSTRAINT alert_source_event_id_fkey;
COMMENT ON COLUMN alert.event_id IS 'The event may have been forgotten since.';

CREATE SCHEMA before;
ALTER TABLE event SET SCHEMA before;
CREATE TABLE event (
  LIKE before.event INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING COMMENTS,
  PRIMARY KEY (source, id)
) PARTITION BY RANGE (id);
CREATE INDEX event_subject ON event (subject);
COMMENT ON TABLE event IS 'Every event taken, once, by month: its key is what makes a repeated report harmless.';

ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY taken_by_workers ON event TO ${worker_role} USING (true);
GRANT SELECT, INSERT ON event TO ${worker_role};

CREATE OR REPLACE FUNCTION unfinished(parent text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE parent
    WHEN 'outbox_message' THEN 'state = ''pending'' OR state = ''failed'''
    WHEN 'event' THEN 'false'
  END;

CREATE TABLE event_default PARTITION OF event DEFAULT;
SELECT add_months('event', now(), 2);
SELECT add_month('event', month) FROM (
  SELECT DISTINCT date_trunc('month', uuid_extract_timestamp(id), 'UTC') AS month FROM before.event
  WHERE id < first_id(now())) months
WHERE month IS NOT NULL;
INSERT INTO event SELECT * FROM before.event;
DROP SCHEMA before CASCADE;
