package org.amaan.referral.subject.reading;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.SubjectsApi;
import org.amaan.referral.api.model.Erasure;
import org.amaan.referral.api.model.SubjectDisclosure;
import org.amaan.referral.subject.erasure.EraseSubject;
import org.amaan.referral.subject.record.ErasureReason;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.rectification.RectifySubject;
import org.jspecify.annotations.Nullable;

class SubjectResource implements SubjectsApi {

  private final CurrentCaller caller;
  private final ReadSubject readSubject;
  private final RectifySubject rectifySubject;
  private final EraseSubject eraseSubject;
  private final Idempotency idempotency;

  SubjectResource(
      CurrentCaller caller,
      ReadSubject readSubject,
      RectifySubject rectifySubject,
      EraseSubject eraseSubject,
      Idempotency idempotency) {
    this.caller = caller;
    this.eraseSubject = eraseSubject;
    this.idempotency = idempotency;
    this.readSubject = readSubject;
    this.rectifySubject = rectifySubject;
  }

  @Override
  public Response readSubject(UUID subjectId, String purpose) {
    SubjectView view = readSubject.read(caller.get(), subjectId, Purpose.of(purpose));
    SubjectDisclosure shown = SubjectJson.disclosure(view);
    return Response.ok(shown).header(HttpHeaders.ETAG, Revision.etag(shown.getVersion())).build();
  }

  @Override
  public Response changeSubject(UUID subjectId, JsonNode patch, @Nullable String ifMatch) {
    Subject subject = rectifySubject.rectify(caller.get(), subjectId, patch, ifMatch);
    return Response.ok(SubjectJson.summary(subject))
        .header(HttpHeaders.ETAG, Revision.etag(subject.version()))
        .build();
  }

  @Override
  public Response eraseSubject(UUID subjectId, String idempotencyKey, Erasure body) {
    return idempotency.once(
        caller.get(),
        idempotencyKey,
        body,
        () -> {
          EraseSubject.Erasing erasing =
              eraseSubject.erase(
                  caller.get(), subjectId, ErasureReason.of(body.getReason().toString()));
          Subject subject = erasing.subject();
          String etag = Revision.etag(subject.version());
          return erasing
              .waiting()
              .map(waiting -> new Reply(202, null, etag, SubjectJson.erasure(subject, waiting)))
              .orElseGet(() -> Reply.ok(etag, SubjectJson.erasure(subject)));
        });
  }
}
