package org.amaan.notification.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Writes the alerts that an event raises. */
@ApplicationScoped
class RaisedAlertRepository {

  private final EntityManager database;
  private final ObjectMapper json;

  RaisedAlertRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /** In one statement, however many. */
  void add(List<AlertRow> raised) {
    database
        .createNativeQuery(
            """
            INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, due_at, agency, unit, roles,
              action, quiet, language, created_at, escalates, escalates_of, settled_by, version)
            SELECT id, source, event_id, type, subject, reference, link, urgency, due_at, agency, unit, roles,
              action, quiet, language, created_at, escalates, escalates_of, settled_by, 0
            FROM jsonb_to_recordset(cast(:raised AS jsonb)) AS a (id uuid, source text, event_id uuid, type text,
              subject text, reference text, link text, urgency text, due_at timestamptz, agency text, unit text,
              roles text[], action text, quiet boolean, language text, created_at timestamptz, escalates uuid,
              escalates_of text, settled_by uuid)
            """)
        .setParameter("raised", write(raised))
        .executeUpdate();
  }

  private String write(List<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
