-- What is late, due and unassigned: of a unit, by its own policies; of a country, by a view that shows a coordinator
-- references and codes and nothing else.
CREATE INDEX case_file_unit_due ON case_file (custodian_agency, custodian_unit, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX case_file_country_due ON case_file (country, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX case_file_unit_unassigned ON case_file (custodian_agency, custodian_unit, opened_at, id)
  WHERE assignee IS NULL AND status <> 'closed';
CREATE INDEX case_file_country_unassigned ON case_file (country, opened_at, id) WHERE assignee IS NULL AND status <> 'closed';

-- The directory is another service's: this one asks it which country an agency is of, and says so for the transaction.
CREATE FUNCTION coordinated_country() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('amaan.coordinated_country', true), '');

-- The owner's, whom no policy binds: what may be seen is all said here. No security barrier: behind one the planner would
-- sort a whole country for each page, and a condition can name nothing but these columns anyway.
CREATE VIEW workload_of_a_country AS
  SELECT c.id, c.reference, c.status, c.custodian_agency, c.custodian_unit, c.assignee IS NOT NULL AS assigned, c.urgency,
    c.age_class, c.country, c.opened_at, c.due_at, c.due_kind
  FROM case_file c
  WHERE c.country = coordinated_country() AND 'coordinator' = ANY (caller_roles()) AND c.status <> 'closed'
    AND c.id <> ALL ((SELECT excluded_cases())::uuid[]);
GRANT SELECT ON workload_of_a_country TO ${service_role};
