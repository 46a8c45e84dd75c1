package org.amaan.notification.inbox;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.api.AlertsApi;
import org.amaan.notification.api.model.AlertPage;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** The inbox over HTTP. */
class AlertsResource implements AlertsApi {

  private static final String LIST = "alerts";

  private final CurrentCaller caller;
  private final AlertQueries queries;
  private final AcknowledgeAlert acknowledge;
  private final EscalationViews escalations;
  private final SealedCursors cursors;
  private final Idempotency idempotency;

  AlertsResource(
      CurrentCaller caller,
      AlertQueries queries,
      AcknowledgeAlert acknowledge,
      EscalationViews escalations,
      SealedCursors cursors,
      Idempotency idempotency) {
    this.caller = caller;
    this.queries = queries;
    this.acknowledge = acknowledge;
    this.escalations = escalations;
    this.cursors = cursors;
    this.idempotency = idempotency;
  }

  @Override
  public Response listAlerts(@Nullable String state, Integer limit, @Nullable String cursor) {
    Caller reader = caller.get();
    reader.requireAgency();
    Boolean acknowledged = state == null ? null : state.equals("acknowledged");
    FeedPosition before = cursors.position(LIST, reader, cursor);
    AlertQueries.Page page = queries.newestFirst(reader, acknowledged, before, limit);
    return Response.ok(
            new AlertPage()
                .items(views(reader, page.items()))
                .next(page.next() == null ? null : cursors.seal(LIST, reader, page.next())))
        .build();
  }

  @Override
  public Response getAlert(UUID alertId) {
    Caller reader = caller.get();
    Alert alert = queries.one(reader, alertId);
    return Response.ok(views(reader, List.of(alert)).get(0))
        .header("ETag", Revision.etag(alert.version()))
        .build();
  }

  @Override
  public Response acknowledgeAlert(UUID alertId, String idempotencyKey, @Nullable Object body) {
    requireEmpty(body);
    Caller by = caller.get();
    return idempotency.once(
        by,
        idempotencyKey,
        Map.of(),
        () -> {
          Alert alert = acknowledge.acknowledge(by, alertId);
          return Reply.ok(Revision.etag(alert.version()), views(by, List.of(alert)).get(0));
        });
  }

  private List<org.amaan.notification.api.model.Alert> views(Caller reader, List<Alert> alerts) {
    Map<UUID, EscalationView> escalated =
        escalations.of(reader, alerts.stream().map(Alert::first).distinct().toList());
    return alerts.stream()
        .map(
            alert ->
                AlertView.of(alert, escalated.getOrDefault(alert.first(), EscalationView.NONE)))
        .toList();
  }

  // The generator knows an object without properties only as any value.
  private static void requireEmpty(@Nullable Object body) {
    if (body != null && !(body instanceof Map<?, ?> fields && fields.isEmpty())) {
      throw InvalidRequest.field(
          "body", "", "unknown-field", "An acknowledgement says nothing more: send {} or no body.");
    }
  }
}
