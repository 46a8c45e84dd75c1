package org.amaan.casework.observation;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.ObservationsApi;
import org.amaan.casework.api.model.NewObservations;
import org.amaan.knowledge.screening.Language;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/observations} and {@code …/screening}. */
class ObservationsResource implements ObservationsApi {

  private final CurrentCaller current;
  private final ObservationQueries queries;
  private final RecordObservations record;
  private final Idempotency idempotency;

  ObservationsResource(
      CurrentCaller current,
      ObservationQueries queries,
      RecordObservations record,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.record = record;
    this.idempotency = idempotency;
  }

  @Override
  public Response listObservations(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response recordObservations(UUID caseId, String idempotencyKey, NewObservations body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () ->
            new Reply(
                201,
                "/v1/cases/" + caseId + "/observations",
                null,
                record.run(caller, caseId, ObservationViews.read(body.getObservations()))));
  }

  @Override
  public Response screenCase(UUID caseId, String observer, String language) {
    return Response.ok(
            ScreeningViews.of(
                queries.screening(current.get(), caseId, ObserverRole.of(observer)),
                Language.of(language)))
        .build();
  }
}
