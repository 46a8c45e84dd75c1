package org.amaan.notification.stream;

import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The inbox as server-sent events. Written by hand: the generator knows no streams. */
@Path("/v1/alerts/stream")
class AlertStreamResource {

  private final CurrentCaller caller;
  private final AlertStreams streams;
  private final SealedCursors cursors;

  AlertStreamResource(CurrentCaller caller, AlertStreams streams, SealedCursors cursors) {
    this.caller = caller;
    this.cursors = cursors;
    this.streams = streams;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  // Response filters do not run for streams.
  @ResponseHeader(name = "Cache-Control", value = "no-store")
  @ResponseHeader(name = "X-Content-Type-Options", value = "nosniff")
  @ResponseHeader(name = "X-Accel-Buffering", value = "no") // nginx would collect events
  public Multi<OutboundSseEvent> streamAlerts(
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @Context Sse sse,
      @Context HttpServerRequest request) {
    Caller reader = caller.get();
    reader.requireAgency();
    return streams.open(
        caller.access(), place(reader, lastEventId), sse, request.connection()::close);
  }

  private @Nullable FeedPosition place(Caller reader, @Nullable String lastEventId) {
    try {
      return cursors.position(SseAlerts.FEED, reader, lastEventId);
    } catch (Refusal garbled) {
      throw InvalidRequest.field(
          "header",
          "Last-Event-ID",
          "cursor",
          "Use the `id` of an event of a stream of your agency and unit, unchanged.");
    }
  }
}
