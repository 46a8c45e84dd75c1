package org.amaan.casework.person;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.PersonsApi;
import org.amaan.casework.api.model.CasePersonHistory;
import org.amaan.casework.api.model.CasePersonReceipt;
import org.amaan.casework.api.model.NewCasePerson;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/persons}. */
class PersonsResource implements PersonsApi {

  private final CurrentCaller current;
  private final PersonQueries queries;
  private final PersonForm forms;
  private final EnterPerson enter;
  private final ChangePerson change;
  private final Idempotency idempotency;

  PersonsResource(
      CurrentCaller current,
      PersonQueries queries,
      PersonForm forms,
      EnterPerson enter,
      ChangePerson change,
      Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.forms = forms;
    this.enter = enter;
    this.change = change;
    this.idempotency = idempotency;
  }

  @Override
  public Response listPersons(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response getPerson(UUID caseId, UUID personId) {
    CasePersonHistory found = queries.one(current.get(), caseId, personId);
    return Response.ok(found).header("ETag", Revision.etag(found.getPerson().getVersion())).build();
  }

  @Override
  public Response enterPerson(UUID caseId, String idempotencyKey, NewCasePerson body) {
    Caller caller = current.get();
    PersonCodes codes = forms.codes(body);
    PersonText text = forms.text(body);
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          CasePersonReceipt entered = enter.run(caller, caseId, codes, text);
          return Reply.created(
              "/v1/cases/" + caseId + "/persons/" + entered.getId(),
              Revision.etag(entered.getVersion()),
              entered);
        });
  }

  @Override
  public Response changePerson(
      UUID caseId, UUID personId, JsonNode patch, @Nullable String ifMatch) {
    CasePersonReceipt changed = change.run(current.get(), caseId, personId, patch, ifMatch);
    return Response.ok(changed).header("ETag", Revision.etag(changed.getVersion())).build();
  }
}
