package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.HearingsApi;
import org.amaan.casework.api.model.Hearing;
import org.amaan.casework.api.model.NewHearing;
import org.amaan.casework.api.model.TrialRecordReceipt;
import org.amaan.casework.trial.record.WrittenRecord;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/hearings}. */
class HearingsResource implements HearingsApi {

  private final CurrentCaller current;
  private final HearingQueries queries;
  private final HearingForm forms;
  private final EnterHearing enter;
  private final ChangeHearing change;
  private final Idempotency idempotency;

  HearingsResource(
      CurrentCaller current,
      HearingQueries queries,
      HearingForm forms,
      EnterHearing enter,
      ChangeHearing change,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.forms = forms;
    this.enter = enter;
    this.change = change;
    this.idempotency = idempotency;
  }

  @Override
  public Response listHearings(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response getHearing(UUID caseId, UUID hearingId) {
    Hearing found = queries.one(current.get(), caseId, hearingId);
    return Response.ok(found).header("ETag", HearingsOfCase.etag(found)).build();
  }

  @Override
  public Response enterHearing(UUID caseId, String idempotencyKey, NewHearing body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          // Only for a new request: a repeated one gets its answer, however late it comes.
          TrialRecordReceipt entered = enter.run(caller, caseId, forms.of(body));
          return Reply.created(
              "/v1/cases/" + caseId + "/hearings/" + entered.getId(),
              Revision.etag(entered.getVersion()),
              entered);
        });
  }

  @Override
  public Response changeHearing(
      UUID caseId, UUID hearingId, JsonNode patch, @Nullable String ifMatch) {
    WrittenRecord changed = change.run(current.get(), caseId, hearingId, patch, ifMatch);
    return Response.ok(changed.receipt()).header("ETag", changed.etag()).build();
  }
}
