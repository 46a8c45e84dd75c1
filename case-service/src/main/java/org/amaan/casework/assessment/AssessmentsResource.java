package org.amaan.casework.assessment;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.AssessmentsApi;
import org.amaan.casework.api.model.NewAssessment;
import org.amaan.casework.api.model.NewFinding;
import org.amaan.casework.api.model.NewReturn;
import org.amaan.casework.api.model.ReturnReceipt;
import org.amaan.casework.api.model.SignatureRequest;
import org.amaan.casework.api.model.SignedAssessment;
import org.amaan.knowledge.assessment.Finding;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.problem.Given;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/assessment} and {@code …/assessments}. */
class AssessmentsResource implements AssessmentsApi {

  private static final List<Variant> FORMS =
      Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, MediaType.TEXT_PLAIN_TYPE).build();

  private final CurrentCaller current;
  private final AssessmentQueries queries;
  private final WriteAssessment write;
  private final SignAssessment sign;
  private final ReturnAssessment returning;
  private final Idempotency idempotency;
  private final Request request;

  AssessmentsResource(
      CurrentCaller current,
      AssessmentQueries queries,
      WriteAssessment write,
      SignAssessment sign,
      ReturnAssessment returning,
      Idempotency idempotency,
      Request request) {
    this.current = current;
    this.queries = queries;
    this.write = write;
    this.sign = sign;
    this.returning = returning;
    this.idempotency = idempotency;
    this.request = request;
  }

  @Override
  public Response getAssessment(UUID caseId) {
    return shown(queries.latest(current.get(), caseId));
  }

  @Override
  public Response getSignedAssessment(UUID caseId, UUID assessmentId) {
    return shown(queries.signed(current.get(), caseId, assessmentId));
  }

  @Override
  public Response listAssessments(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response writeAssessment(
      UUID caseId, NewAssessment body, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
    WriteAssessment.Written written =
        write.run(current.get(), caseId, new Precondition(ifMatch, ifNoneMatch), findings(body));
    Response.ResponseBuilder answer = Response.status(written.isFirst() ? 201 : 200);
    if (written.isFirst()) {
      answer.header(HttpHeaders.LOCATION, "/v1/cases/" + caseId + "/assessment");
    }
    return answer
        .header(HttpHeaders.ETAG, Revision.etag(written.draft().view().getVersion()))
        .entity(written.draft().view())
        .build();
  }

  @Override
  public Response signAssessment(UUID caseId, String idempotencyKey, SignatureRequest body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          SignedAssessment signed = sign.run(caller, caseId, body.getVersion());
          return Reply.created(
              address(caseId, signed.getId()), Revision.etag(signed.getVersion()), signed);
        });
  }

  @Override
  public Response returnAssessment(UUID caseId, String idempotencyKey, NewReturn body) {
    Caller caller = current.get();
    List<String> questions = Given.list(body.getQuestions(), "questions");
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          ReturnReceipt receipt = returning.run(caller, caseId, body.getVersion(), questions);
          return new Reply(201, address(caseId, receipt.getAssessmentId()), null, receipt);
        });
  }

  private Response shown(AssessmentsOfCase.Shown assessment) {
    Variant form = request.selectVariant(FORMS);
    boolean isPrinted = form != null && form.getMediaType().isCompatible(MediaType.TEXT_PLAIN_TYPE);
    return Response.ok(
            isPrinted ? assessment.text() : assessment.view(),
            isPrinted
                ? MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8")
                : MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.ETAG, Revision.etag(assessment.view().getVersion()))
        .build();
  }

  private static String address(UUID caseId, UUID assessmentId) {
    return "/v1/cases/" + caseId + "/assessments/" + assessmentId;
  }

  private static NewFindings findings(NewAssessment body) {
    return new NewFindings(
        body.getAgeClass(),
        body.getConsentMentioned(),
        body.getLegalProfile() == null
            ? null
            : new NewFindings.ProfileId(
                body.getLegalProfile().getId(), body.getLegalProfile().getVersion()),
        body.getActsFrom(),
        body.getActsTo(),
        Given.list(body.getFindings(), "findings").stream()
            .map(AssessmentsResource::finding)
            .toList());
  }

  private static Finding finding(NewFinding given) {
    return new Finding(
        given.getElement(),
        given.getValue(),
        given.getReason() == null ? "" : given.getReason(),
        Given.list(given.getObservations(), "findings.observations"),
        Given.list(given.getEvidence(), "findings.evidence"));
  }
}
