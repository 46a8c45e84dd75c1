package org.amaan.casework.trial.claim;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.CompensationClaimsApi;
import org.amaan.casework.api.model.CompensationClaim;
import org.amaan.casework.api.model.NewCompensationClaim;
import org.amaan.casework.api.model.TrialRecordReceipt;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/compensation-claims}. */
class ClaimsResource implements CompensationClaimsApi {

  private final CurrentCaller current;
  private final ClaimQueries queries;
  private final ClaimForm forms;
  private final EnterClaim enter;
  private final ChangeClaim change;
  private final Idempotency idempotency;

  ClaimsResource(
      CurrentCaller current,
      ClaimQueries queries,
      ClaimForm forms,
      EnterClaim enter,
      ChangeClaim change,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.forms = forms;
    this.enter = enter;
    this.change = change;
    this.idempotency = idempotency;
  }

  @Override
  public Response listCompensationClaims(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response getCompensationClaim(UUID caseId, UUID claimId) {
    CompensationClaim found = queries.one(current.get(), caseId, claimId);
    return Response.ok(found).header("ETag", Revision.etag(found.getVersion())).build();
  }

  @Override
  public Response enterCompensationClaim(
      UUID caseId, String idempotencyKey, NewCompensationClaim body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          // Only for a new request: a repeated one gets its answer, however late it comes.
          TrialRecordReceipt entered = enter.run(caller, caseId, forms.of(body));
          return Reply.created(
              "/v1/cases/" + caseId + "/compensation-claims/" + entered.getId(),
              Revision.etag(entered.getVersion()),
              entered);
        });
  }

  @Override
  public Response changeCompensationClaim(
      UUID caseId, UUID claimId, JsonNode patch, @Nullable String ifMatch) {
    TrialRecordReceipt changed = change.run(current.get(), caseId, claimId, patch, ifMatch);
    return Response.ok(changed).header("ETag", Revision.etag(changed.getVersion())).build();
  }
}
