package org.amaan.casework.lifecycle;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.CasesApi;
import org.amaan.casework.api.model.Assignment;
import org.amaan.casework.api.model.ModelCase;
import org.amaan.casework.api.model.Transition;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.Move;
import org.amaan.casework.casefile.access.CaseFilter;
import org.amaan.casework.casefile.reading.CaseQueries;
import org.amaan.casework.directory.Directory;
import org.amaan.casework.directory.Lookup;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases}. */
class CasesResource implements CasesApi {

  private final CurrentCaller current;
  private final CaseQueries queries;
  private final AssignCase assign;
  private final MoveCase move;
  private final Directory directory;
  private final Idempotency idempotency;
  private final SealedCursors cursors;

  CasesResource(
      CurrentCaller current,
      CaseQueries queries,
      AssignCase assign,
      MoveCase move,
      Directory directory,
      Idempotency idempotency,
      SealedCursors cursors) {
    this.current = current;
    this.queries = queries;
    this.assign = assign;
    this.move = move;
    this.directory = directory;
    this.idempotency = idempotency;
    this.cursors = cursors;
  }

  @Override
  public Response listCases(
      @Nullable String assignee, @Nullable String state, Integer limit, @Nullable String cursor) {
    Caller caller = current.get();
    String person = "me".equals(assignee) ? caller.requirePerson() : null;
    CaseFilter filter =
        new CaseFilter(
            assignee != null, person, state, cursors.keyset(CaseQueries.CASES, caller, cursor));
    return Response.ok(queries.page(caller, filter, limit)).build();
  }

  @Override
  public Response getCase(UUID caseId) {
    ModelCase found = queries.one(current.get(), caseId);
    return Response.ok(found).header("ETag", Revision.etag(found.getVersion())).build();
  }

  @Override
  public Response getFeedback(UUID caseId) {
    return Response.ok(queries.feedback(current.get(), caseId)).build();
  }

  @Override
  public Response getTimeline(UUID caseId, Integer limit, @Nullable String cursor) {
    Caller caller = current.get();
    return Response.ok(
            queries.timeline(
                caller, caseId, limit, cursors.keyset(CaseQueries.TIMELINE, caller, cursor)))
        .build();
  }

  @Override
  public Response assignCase(UUID caseId, String idempotencyKey, @Nullable Assignment body) {
    Caller caller = current.get();
    Assignment assignment = body == null ? new Assignment() : body;
    return idempotency.once(
        caller,
        idempotencyKey,
        assignment,
        () -> changed(assign.run(caller, caseId, assignment.getPerson())));
  }

  @Override
  public Response moveCase(UUID caseId, String idempotencyKey, Transition transition) {
    Caller caller = current.get();
    Move wanted = wanted(transition);
    Lookup prosecution =
        wanted.prosecution() == null
            ? Lookup.nothingToAsk()
            : directory.prosecution(wanted.prosecution(), "prosecution.agency");
    return idempotency.once(
        caller,
        idempotencyKey,
        transition,
        () -> changed(move.run(caller, caseId, wanted, prosecution)));
  }

  private static Move wanted(Transition transition) {
    CaseStatus to = transition.getTo();
    if ((transition.getDisposition() != null) != (to == CaseStatus.CLOSED)) {
      throw InvalidRequest.field(
          "body", "disposition", "with-closed", "Given when, and only when, the case is closed.");
    }
    if (transition.getProsecution() != null && to != CaseStatus.WITH_PROSECUTION) {
      throw InvalidRequest.field(
          "body", "prosecution", "with-prosecution", "Given only when it goes to the prosecution.");
    }
    return new Move(
        to,
        transition.getReason(),
        transition.getDisposition(),
        transition.getProsecution() == null ? null : transition.getProsecution().getAgency());
  }

  private static Reply changed(ModelCase view) {
    return Reply.ok(Revision.etag(view.getVersion()), view);
  }
}
