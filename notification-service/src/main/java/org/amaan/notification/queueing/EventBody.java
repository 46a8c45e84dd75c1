package org.amaan.notification.queueing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.alert.RaisedAlert;
import org.jspecify.annotations.Nullable;

/** An alert as a CloudEvents 1.0 event in JSON: a reference, a link, for whom; nothing personal. */
@Singleton
public class EventBody {

  private final ObjectMapper json;

  EventBody(ObjectMapper json) {
    this.json = json;
  }

  public String of(RaisedAlert alert) {
    Notice notice = alert.notice();
    Addressee to = alert.to();
    ObjectNode data = json.createObjectNode();
    data.put("reference", notice.reference());
    data.put("link", notice.link());
    data.put("urgency", notice.urgency());
    putIfAny(data, "dueAt", alert.dueAt());
    data.put("agency", to.agency());
    putIfAny(data, "unit", to.unit());
    if (!to.roles().isEmpty()) {
      to.roles().forEach(data.putArray("roles")::add);
    }
    data.put("action", to.action());
    ObjectNode event = json.createObjectNode();
    event.put("specversion", "1.0");
    event.put("id", alert.id().toString());
    event.put("source", "urn:amaan:notification-service");
    event.put("type", notice.type());
    event.put("subject", notice.subject());
    event.put("time", alert.at().toString());
    event.put("datacontenttype", "application/json");
    event.set("data", data);
    return event.toString();
  }

  private static void putIfAny(ObjectNode object, String name, @Nullable Object value) {
    if (value != null) {
      object.put(name, value.toString());
    }
  }
}
