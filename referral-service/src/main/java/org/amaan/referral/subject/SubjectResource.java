package org.amaan.referral.subject;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.SubjectsApi;
import org.jspecify.annotations.Nullable;

class SubjectResource implements SubjectsApi {

  private final CurrentCaller caller;
  private final ReadSubject readSubject;
  private final RectifySubject rectifySubject;

  SubjectResource(CurrentCaller caller, ReadSubject readSubject, RectifySubject rectifySubject) {
    this.caller = caller;
    this.readSubject = readSubject;
    this.rectifySubject = rectifySubject;
  }

  @Override
  public Response readSubject(UUID subjectId, String purpose) {
    SubjectView view = readSubject.read(caller.get(), subjectId, Purpose.of(purpose));
    return Response.ok(SubjectJson.disclosure(view))
        .header(HttpHeaders.ETAG, Revision.etag(view.subject().version()))
        .build();
  }

  @Override
  public Response changeSubject(UUID subjectId, JsonNode patch, @Nullable String ifMatch) {
    Subject subject = rectifySubject.rectify(caller.get(), subjectId, patch, ifMatch);
    return Response.ok(SubjectJson.summary(subject))
        .header(HttpHeaders.ETAG, Revision.etag(subject.version()))
        .build();
  }
}
