package org.amaan.casework.custody;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.api.CustodyApi;
import org.amaan.casework.api.model.Handover;
import org.amaan.casework.api.model.HandoverOffer;
import org.amaan.casework.directory.Directory;
import org.amaan.casework.directory.Lookup;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/handovers}. */
class CustodyResource implements CustodyApi {

  private static final Duration LONGEST_OFFER = Duration.ofDays(30);

  private final CurrentCaller current;
  private final OfferHandover offer;
  private final Directory directory;
  private final Idempotency idempotency;
  private final Clock clock;

  CustodyResource(
      CurrentCaller current,
      OfferHandover offer,
      Directory directory,
      Idempotency idempotency,
      Clock clock) {
    this.current = current;
    this.offer = offer;
    this.directory = directory;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @Override
  public Response offerHandover(UUID caseId, String idempotencyKey, HandoverOffer body) {
    Caller caller = current.get();
    Unit to = new Unit(body.getTo().getAgency(), body.getTo().getUnit());
    Lookup target = directory.unit(to, "to");
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          requireSensible(body.getDueAt());
          Handover view = offer.run(caller, caseId, to, body.getReason(), body.getDueAt(), target);
          return Reply.created(
              "/v1/handovers/" + view.getId(), Revision.etag(view.getVersion()), view);
        });
  }

  // Only for a new request: a repeated one gets its answer, however late it comes.
  private void requireSensible(@Nullable Instant dueAt) {
    Instant now = clock.instant();
    if (dueAt != null && (!dueAt.isAfter(now) || dueAt.isAfter(now.plus(LONGEST_OFFER)))) {
      throw InvalidRequest.field(
          "body", "dueAt", "range", "In the future, at most 30 days from now.");
    }
  }
}
