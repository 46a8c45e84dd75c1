package org.amaan.casework.casefile.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.platform.audit.AuditEntry;

/** What readers of a case see of its audit: what changed and which agency did it, no person. */
@ApplicationScoped
class Timeline {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final ObjectMapper json;

  Timeline(ObjectMapper json) {
    this.json = json;
  }

  TimelineEntry entry(AuditEntry entry) {
    TimelineEntry shown = new TimelineEntry(entry.at(), name(entry.action()));
    shown.setAgency(entry.agency());
    shown.setUnit(entry.unit());
    Map<String, Object> details = read(entry.details());
    details.remove("person");
    if (!details.isEmpty()) {
      shown.setDetails(details);
    }
    return shown;
  }

  /** What happened, as readers are told. */
  static String name(String action) {
    return action.substring(action.indexOf('.') + 1);
  }

  private Map<String, Object> read(String details) {
    try {
      return json.readValue(details, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("audit details are unreadable", e);
    }
  }
}
