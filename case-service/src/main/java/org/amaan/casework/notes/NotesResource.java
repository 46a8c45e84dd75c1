package org.amaan.casework.notes;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.casework.api.NotesApi;
import org.amaan.casework.api.model.NewNote;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/notes}. */
class NotesResource implements NotesApi {

  private final CurrentCaller current;
  private final NoteQueries queries;
  private final WriteNote write;
  private final Idempotency idempotency;

  NotesResource(
      CurrentCaller current, NoteQueries queries, WriteNote write, Idempotency idempotency) {
    this.current = current;
    this.queries = queries;
    this.write = write;
    this.idempotency = idempotency;
  }

  @Override
  public Response listNotes(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response writeNote(UUID caseId, String idempotencyKey, NewNote body) {
    Caller caller = current.get();
    HandlingCode handling = body.getHandling();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () ->
            new Reply(
                201,
                "/v1/cases/" + caseId + "/notes",
                null,
                write.run(caller, caseId, body.getText(), handling, body.getCorrects())));
  }
}
