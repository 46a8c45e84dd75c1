package org.amaan.notification.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.amaan.notification.inbox.FeedAlert;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.SealedCursors;

/** Alerts and signs of life in the form of server-sent events (WHATWG HTML, section 9.2). */
final class SseAlerts {

  /** Its places as {@link SealedCursors} know them. */
  static final String FEED = "alert-stream";

  private static final int RECONNECT_AFTER_MILLIS = 1_000;

  private final Sse sse;
  private final SealedCursors cursors;
  private final Caller reader;
  private final ObjectMapper json;

  SseAlerts(Sse sse, SealedCursors cursors, Caller reader, ObjectMapper json) {
    this.sse = sse;
    this.cursors = cursors;
    this.reader = reader;
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

  OutboundSseEvent alert(FeedAlert alert) {
    return sse.newEventBuilder()
        .name("alert")
        .id(cursors.seal(FEED, reader, alert.position()))
        .data(String.class, write(alert))
        .build();
  }

  private String write(FeedAlert alert) {
    try {
      return json.writeValueAsString(alert.shown());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an alert cannot be written as JSON", e);
    }
  }
}
