package org.amaan.casework.evidence;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.amaan.casework.api.EvidenceApi;
import org.amaan.casework.api.model.Collector;
import org.amaan.casework.api.model.EvidenceReceipt;
import org.amaan.casework.api.model.NewEvidence;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.SealedText;
import org.amaan.casework.evidence.recording.RecordEvidence;
import org.amaan.casework.evidence.verification.VerifyEvidence;
import org.amaan.knowledge.screening.Language;
import org.amaan.platform.files.Bulkhead;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.problem.InvalidRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** {@code /v1/cases/{id}/evidence} and {@code …/preservation-list}. */
class EvidenceResource implements EvidenceApi {

  /** Most take a moment; who may ask waits for those before. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final CurrentCaller current;
  private final EvidenceQueries queries;
  private final RecordEvidence record;
  private final VerifyEvidence verify;
  private final Idempotency idempotency;
  private final Bulkhead verifications;

  EvidenceResource(
      CurrentCaller current,
      EvidenceQueries queries,
      RecordEvidence record,
      VerifyEvidence verify,
      Idempotency idempotency,
      @ConfigProperty(name = "amaan.evidence.verifications-at-once") int verificationsAtOnce) {
    this.current = current;
    this.queries = queries;
    this.record = record;
    this.verify = verify;
    this.idempotency = idempotency;
    this.verifications = new Bulkhead(verificationsAtOnce, PATIENCE);
  }

  @Override
  public Response listEvidence(UUID caseId, Integer limit, @Nullable String cursor) {
    return Response.ok(queries.page(current.get(), caseId, limit, Keyset.decode(cursor))).build();
  }

  @Override
  public Response getEvidence(UUID caseId, UUID evidenceId) {
    return Response.ok(queries.one(current.get(), caseId, evidenceId)).build();
  }

  @Override
  public Response recordEvidence(UUID caseId, String idempotencyKey, NewEvidence body) {
    Caller caller = current.get();
    return idempotency.once(
        caller,
        idempotencyKey,
        body,
        () -> {
          EvidenceReceipt made = record.run(caller, caseId, said(caller, body));
          return new Reply(201, "/v1/cases/" + caseId + "/evidence/" + made.getId(), null, made);
        });
  }

  private Evidence.New said(Caller caller, NewEvidence body) {
    Collector by = body.getCollectedBy();
    if (by != null && (by.getPerson() == null) == (by.getName() == null)) {
      throw InvalidRequest.field(
          "body", "collectedBy", "one-of", "Say either the person or the name.");
    }
    return new Evidence.New(
        body.getKind().toString(),
        body.getHandling(),
        body.getPreserves(),
        body.getCorrects(),
        by == null ? caller.person() : by.getPerson(),
        body.getCollectedAt(),
        new SealedText.OfItem(
            body.getDescription(),
            body.getPlace(),
            by == null ? null : by.getName(),
            body.getSha256()));
  }

  @Override
  public Response verifyEvidence(UUID caseId) {
    Caller caller = current.get();
    queries.admit(caller, caseId);
    return Response.ok(verifications.run(() -> verify.run(caller, caseId))).build();
  }

  @Override
  public Response getPreservationList(UUID caseId, String language) {
    return Response.ok(queries.preservation(current.get(), caseId, Language.of(language))).build();
  }
}
