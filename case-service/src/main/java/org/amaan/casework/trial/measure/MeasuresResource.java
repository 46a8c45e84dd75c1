package org.amaan.casework.trial.measure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.ProtectionMeasuresApi;
import org.amaan.casework.api.model.NewProtectionMeasure;
import org.amaan.casework.api.model.ProtectionMeasure;
import org.amaan.casework.api.model.TrialRecordReceipt;
import org.amaan.casework.trial.record.WrittenRecord;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/protection-measures}. */
class MeasuresResource implements ProtectionMeasuresApi {

  private final CurrentCaller current;
  private final MeasureQueries queries;
  private final MeasureForm forms;
  private final EnterMeasure enter;
  private final ChangeMeasure change;
  private final Idempotency idempotency;

  MeasuresResource(
      CurrentCaller current,
      MeasureQueries queries,
      MeasureForm forms,
      EnterMeasure enter,
      ChangeMeasure change,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.forms = forms;
    this.enter = enter;
    this.change = change;
    this.idempotency = idempotency;
  }

  @Override
  public Response listProtectionMeasures(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response getProtectionMeasure(UUID caseId, UUID measureId) {
    ProtectionMeasure found = queries.one(current.get(), caseId, measureId);
    return Response.ok(found).header("ETag", MeasuresOfCase.etag(found)).build();
  }

  @Override
  public Response enterProtectionMeasure(
      UUID caseId, String idempotencyKey, NewProtectionMeasure body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          // Only for a new request: a repeated one gets its answer, however late it comes.
          TrialRecordReceipt entered = enter.run(caller, caseId, forms.of(body));
          return Reply.created(
              "/v1/cases/" + caseId + "/protection-measures/" + entered.getId(),
              Revision.etag(entered.getVersion()),
              entered);
        });
  }

  @Override
  public Response changeProtectionMeasure(
      UUID caseId, UUID measureId, JsonNode patch, @Nullable String ifMatch) {
    WrittenRecord changed = change.run(current.get(), caseId, measureId, patch, ifMatch);
    return Response.ok(changed.receipt()).header("ETag", changed.etag()).build();
  }
}
