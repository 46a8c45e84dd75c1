package org.amaan.casework.nonpunishment;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.NonPunishmentApi;
import org.amaan.casework.api.model.NonPunishmentConclusion;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/non-punishment-reviews}. */
class ReviewsResource implements NonPunishmentApi {

  private final CurrentCaller current;
  private final ReviewQueries queries;
  private final ConcludeReview conclude;
  private final Idempotency idempotency;

  ReviewsResource(
      CurrentCaller current,
      ReviewQueries queries,
      ConcludeReview conclude,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.conclude = conclude;
    this.idempotency = idempotency;
  }

  @Override
  public Response listNonPunishmentReviews(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response concludeNonPunishmentReview(
      UUID caseId, UUID reviewId, String idempotencyKey, NonPunishmentConclusion body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> new Reply(200, null, null, conclude.run(caller, caseId, reviewId, body)));
  }
}
