-- The audit of an alert is named by the alert, not by what the alert is about: an excluded agency's auditor does not read it either.
CREATE INDEX alert_subject ON alert (subject);
CREATE OR REPLACE FUNCTION excluded_records() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
  SELECT coalesce(array_agg(hidden.id), '{}') FROM (
    SELECT split_part(e.subject, '/', 2)::uuid AS id FROM exclusion e WHERE e.agencies @> ARRAY[caller_agency()]
    UNION ALL
    SELECT a.id FROM alert a JOIN exclusion e ON e.subject = a.subject WHERE e.agencies @> ARRAY[caller_agency()]) hidden;
END;
