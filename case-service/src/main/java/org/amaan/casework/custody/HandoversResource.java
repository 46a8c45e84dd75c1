package org.amaan.casework.custody;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.HandoversApi;
import org.amaan.casework.api.model.Handover;
import org.amaan.casework.api.model.HandoverRefusal;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.web.EmptyCommand;
import org.jspecify.annotations.Nullable;

/** {@code /v1/handovers}. */
class HandoversResource implements HandoversApi {

  private final CurrentCaller current;
  private final HandoverQueries queries;
  private final AcceptHandover accept;
  private final RefuseHandover refuse;
  private final CancelHandover cancel;
  private final Idempotency idempotency;

  HandoversResource(
      CurrentCaller current,
      HandoverQueries queries,
      AcceptHandover accept,
      RefuseHandover refuse,
      CancelHandover cancel,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.accept = accept;
    this.refuse = refuse;
    this.cancel = cancel;
    this.idempotency = idempotency;
  }

  @Override
  public Response getHandover(UUID handoverId) {
    Handover found = queries.one(current.get(), handoverId);
    return Response.ok(found).header("ETag", Revision.etag(found.getVersion())).build();
  }

  @Override
  public Response acceptHandover(UUID handoverId, String idempotencyKey, @Nullable Object body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        EmptyCommand.of(body),
        () -> changed(accept.run(caller, handoverId)));
  }

  @Override
  public Response refuseHandover(UUID handoverId, String idempotencyKey, HandoverRefusal body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> changed(refuse.run(caller, handoverId, body.getReason())));
  }

  @Override
  public Response cancelHandover(UUID handoverId, String idempotencyKey, @Nullable Object body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        EmptyCommand.of(body),
        () -> changed(cancel.run(caller, handoverId)));
  }

  private static Reply changed(Handover view) {
    return Reply.ok(Revision.etag(view.getVersion()), view);
  }
}
