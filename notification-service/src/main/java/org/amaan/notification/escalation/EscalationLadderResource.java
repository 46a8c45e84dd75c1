package org.amaan.notification.escalation;

import jakarta.ws.rs.core.Response;
import org.amaan.notification.api.EscalationApi;
import org.amaan.notification.api.model.EscalationLadderRequest;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/escalation-ladder}. */
class EscalationLadderResource implements EscalationApi {

  private final CurrentCaller current;
  private final LadderQueries queries;
  private final ChangeLadder change;
  private final StandardLadder standard;

  EscalationLadderResource(
      CurrentCaller current, LadderQueries queries, ChangeLadder change, StandardLadder standard) {
    this.current = current;
    this.queries = queries;
    this.change = change;
    this.standard = standard;
  }

  @Override
  public Response getEscalationLadder() {
    return answer(queries.own(current.get()));
  }

  @Override
  public Response setEscalationLadder(EscalationLadderRequest body, @Nullable String ifMatch) {
    Caller by = current.get();
    by.requireAny(Role.AGENCY_ADMIN); // before anything is looked up for somebody else
    return answer(change.change(by, LadderForm.of(body), ifMatch));
  }

  @Override
  public Response resetEscalationLadder(@Nullable String ifMatch) {
    change.change(current.get(), null, ifMatch);
    return Response.noContent().build();
  }

  private Response answer(StoredLadder stored) {
    return Response.ok(LadderForm.view(stored, standard.ladder()))
        .header("ETag", Revision.etag(stored.version()))
        .build();
  }
}
