package org.amaan.casework.hold;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.LegalHoldsApi;
import org.amaan.casework.api.model.KeepingGround;
import org.amaan.casework.api.model.LegalHoldList;
import org.amaan.casework.api.model.LegalHoldRequest;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.web.EmptyCommand;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/legal-holds}. */
class LegalHoldsResource implements LegalHoldsApi {

  private final CurrentCaller current;
  private final LegalHoldQueries queries;
  private final PlaceLegalHold place;
  private final ReleaseLegalHold release;
  private final Idempotency idempotency;

  LegalHoldsResource(
      CurrentCaller current,
      LegalHoldQueries queries,
      PlaceLegalHold place,
      ReleaseLegalHold release,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.place = place;
    this.release = release;
    this.idempotency = idempotency;
  }

  @Override
  public Response placeLegalHold(UUID caseId, String idempotencyKey, LegalHoldRequest body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () ->
            new Reply(
                201,
                "/v1/cases/" + caseId + "/legal-holds",
                null,
                view(place.run(caller, caseId, body.getGround().toString()))));
  }

  @Override
  public Response listLegalHolds(UUID caseId) {
    return Response.ok(
            new LegalHoldList(
                queries.list(current.get(), caseId).stream()
                    .map(LegalHoldsResource::view)
                    .toList()))
        .build();
  }

  @Override
  public Response releaseLegalHold(
      UUID caseId, UUID holdId, String idempotencyKey, @Nullable Object body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        EmptyCommand.of(body),
        () -> new Reply(200, null, null, view(release.run(caller, caseId, holdId))));
  }

  private static org.amaan.casework.api.model.LegalHold view(LegalHold hold) {
    org.amaan.casework.api.model.LegalHold view =
        new org.amaan.casework.api.model.LegalHold(
            hold.id(), hold.caseId(), KeepingGround.fromValue(hold.ground()), hold.placedAt());
    view.setReleasedAt(hold.releasedAt());
    return view;
  }
}
