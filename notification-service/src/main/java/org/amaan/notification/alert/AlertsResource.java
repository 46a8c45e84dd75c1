package org.amaan.notification.alert;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.api.AlertsApi;
import org.amaan.notification.api.model.AlertPage;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** The inbox over HTTP. */
class AlertsResource implements AlertsApi {

  private final CurrentCaller caller;
  private final AlertQueries queries;
  private final AcknowledgeAlert acknowledge;
  private final Idempotency idempotency;

  AlertsResource(
      CurrentCaller caller,
      AlertQueries queries,
      AcknowledgeAlert acknowledge,
      Idempotency idempotency) {
    this.caller = caller;
    this.queries = queries;
    this.acknowledge = acknowledge;
    this.idempotency = idempotency;
  }

  @Override
  public Response listAlerts(@Nullable String state, String limit, @Nullable String cursor) {
    Caller reader = caller.get();
    reader.requireAgency();
    Boolean acknowledged = state == null ? null : state.equals("acknowledged");
    FeedPosition before = cursor == null ? null : FeedPosition.decode(cursor);
    AlertQueries.Page page =
        queries.newestFirst(reader, acknowledged, before, Integer.parseInt(limit));
    return Response.ok(
            new AlertPage()
                .items(page.items().stream().map(AlertView::of).toList())
                .next(page.next() == null ? null : page.next().encode()))
        .build();
  }

  @Override
  public Response getAlert(UUID alertId) {
    Alert alert = queries.one(caller.get(), alertId);
    return Response.ok(AlertView.of(alert)).header("ETag", Revision.etag(alert.version())).build();
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
          return Reply.ok(Revision.etag(alert.version()), AlertView.of(alert));
        });
  }

  // The generator knows an object without properties only as any value.
  private static void requireEmpty(@Nullable Object body) {
    if (body != null && !(body instanceof Map<?, ?> fields && fields.isEmpty())) {
      throw InvalidRequest.field(
          "body", "", "unknown-field", "An acknowledgement says nothing more: send {} or no body.");
    }
  }
}
