package org.amaan.notification.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Alerts and signs of life in the form of server-sent events (WHATWG HTML, section 9.2). */
final class SseAlerts {

  private static final int RECONNECT_AFTER_MILLIS = 1_000;

  private final Sse sse;
  private final ObjectMapper json;

  SseAlerts(Sse sse, ObjectMapper json) {
    this.sse = sse;
    this.json = json;
  }

  /** Sent at once, so that the reader knows it is connected. */
  OutboundSseEvent opening() {
    return sse.newEventBuilder().comment("open").reconnectDelay(RECONNECT_AFTER_MILLIS).build();
  }

  /** Keeps what lies between from closing an idle connection. */
  OutboundSseEvent heartbeat() {
    return sse.newEventBuilder().comment("still here").build();
  }

  OutboundSseEvent alert(Alert alert) {
    return sse.newEventBuilder()
        .name("alert")
        .id(alert.feedPosition().encode())
        .data(String.class, write(alert))
        .build();
  }

  private String write(Alert alert) {
    try {
      return json.writeValueAsString(AlertView.of(alert));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert cannot be written as JSON", e);
    }
  }
}
