package org.amaan.notification.event;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.amaan.notification.api.EventsApi;
import org.amaan.notification.api.model.EventsAccepted;
import org.amaan.platform.identity.CurrentCaller;

/** Where the other services report. */
class EventsResource implements EventsApi {

  private final CurrentCaller caller;
  private final EventReader reader;
  private final AcceptEvents accept;
  private final HttpHeaders headers;

  EventsResource(
      CurrentCaller caller, EventReader reader, AcceptEvents accept, HttpHeaders headers) {
    this.caller = caller;
    this.reader = reader;
    this.accept = accept;
    this.headers = headers;
  }

  @Override
  @RolesAllowed("service") // before the body is read: others are told nothing about its form
  public Response postEvents(JsonNode body) {
    boolean batch = isOf("application/cloudevents-batch+json");
    if (!batch && !isOf("application/cloudevents+json")) {
      throw new NotSupportedException();
    }
    EventReader.Report report = batch ? reader.batch(body) : reader.one(body);
    AcceptEvents.Outcome outcome = accept.accept(caller.get(), report.events());
    return Response.accepted(
            new EventsAccepted()
                .accepted(outcome.accepted())
                .duplicates(outcome.duplicates())
                .refused(report.refused().isEmpty() ? null : report.refused()))
        .type("application/json")
        .build();
  }

  /** By its name: what is sent without one, or with a pattern of names, cannot be read. */
  private boolean isOf(String mediaType) {
    String sent = Objects.requireNonNullElse(headers.getHeaderString("Content-Type"), "");
    return sent.split(";")[0].strip().equalsIgnoreCase(mediaType);
  }
}
