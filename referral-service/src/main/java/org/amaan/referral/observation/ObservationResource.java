package org.amaan.referral.observation;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.referral.api.ObservationsApi;
import org.amaan.referral.api.model.NewObservations;

class ObservationResource implements ObservationsApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final AddObservations addObservations;
  private final ReadObservations readObservations;

  ObservationResource(
      CurrentCaller caller,
      Idempotency idempotency,
      AddObservations addObservations,
      ReadObservations readObservations) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.addObservations = addObservations;
    this.readObservations = readObservations;
  }

  @Override
  public Response addObservations(UUID referralId, String idempotencyKey, NewObservations body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        idempotencyKey,
        body,
        () ->
            new Reply(
                201,
                "/v1/referrals/" + referralId + "/observations",
                null,
                addObservations.add(by, referralId, NewObservation.from(body.getObservations()))));
  }

  @Override
  public Response listObservations(UUID referralId, String purpose) {
    return Response.ok(
            ObservationJson.list(
                readObservations.list(caller.get(), referralId, Purpose.of(purpose))))
        .build();
  }
}
