package org.amaan.referral.consent.recording;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revision.Revision;
import org.amaan.platform.web.EmptyCommand;
import org.amaan.referral.api.ConsentsApi;
import org.amaan.referral.api.model.ConsentGiven;
import org.amaan.referral.api.model.ConsentPage;
import org.amaan.referral.api.model.ConsentsWithdrawn;
import org.amaan.referral.api.model.ConsentsWithdrawnState;
import org.amaan.referral.consent.model.Consent;
import org.amaan.referral.consent.model.ConsentViewer;
import org.jspecify.annotations.Nullable;

class ConsentResource implements ConsentsApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final RecordConsent recordConsent;
  private final WithdrawConsent withdrawConsent;
  private final MarkGuardianInConflict markGuardianInConflict;
  private final ConsentQueries queries;

  ConsentResource(
      CurrentCaller caller,
      Idempotency idempotency,
      RecordConsent recordConsent,
      WithdrawConsent withdrawConsent,
      MarkGuardianInConflict markGuardianInConflict,
      ConsentQueries queries) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.recordConsent = recordConsent;
    this.withdrawConsent = withdrawConsent;
    this.markGuardianInConflict = markGuardianInConflict;
    this.queries = queries;
  }

  @Override
  public Response recordConsent(UUID subjectId, String idempotencyKey, ConsentGiven body) {
    return idempotency.once(
        caller.get(),
        idempotencyKey,
        body,
        () -> {
          Consent consent =
              recordConsent.record(caller.get(), subjectId, ConsentJson.read(body, ""));
          return Reply.created(
              "/v1/subjects/" + subjectId + "/consents/" + consent.id(),
              Revision.etag(consent.version()),
              ConsentJson.of(consent));
        });
  }

  @Override
  public Response listConsents(UUID subjectId, Integer limit, @Nullable String cursor) {
    int size = limit;
    List<Consent> found = queries.page(caller.get(), subjectId, Keyset.decode(cursor), size + 1);
    boolean more = found.size() > size;
    List<Consent> page = more ? found.subList(0, size) : found;
    ConsentPage json = new ConsentPage().items(page.stream().map(ConsentJson::of).toList());
    if (more) {
      Consent last = page.get(size - 1);
      json.next(new Keyset(last.recordedAt(), last.id()).encode());
    }
    return Response.ok(json).build();
  }

  @Override
  public Response getConsent(UUID subjectId, UUID consentId) {
    Consent consent = queries.one(caller.get(), subjectId, consentId);
    return Response.ok(ConsentJson.of(consent))
        .header(HttpHeaders.ETAG, Revision.etag(consent.version()))
        .build();
  }

  @Override
  public Response withdrawConsent(
      UUID subjectId, UUID consentId, String idempotencyKey, @Nullable Object body) {
    EmptyCommand.of(body);
    return idempotency.once(
        caller.get(),
        idempotencyKey,
        body,
        () -> {
          Consent consent = withdrawConsent.withdraw(caller.get(), subjectId, consentId);
          return Reply.ok(Revision.etag(consent.version()), ConsentJson.of(consent));
        });
  }

  @Override
  public Response withdrawAllConsents(
      UUID subjectId, String idempotencyKey, @Nullable Object body) {
    EmptyCommand.of(body);
    return idempotency.once(
        caller.get(),
        idempotencyKey,
        body,
        () -> {
          ConsentViewer viewer = withdrawConsent.withdrawAll(caller.get(), subjectId);
          return new Reply(
              200,
              null,
              null,
              new ConsentsWithdrawn()
                  .state(
                      viewer.responsible()
                          ? ConsentsWithdrawnState.WITHDRAWN
                          : ConsentsWithdrawnState.SUSPENDED));
        });
  }

  @Override
  public Response markGuardianInConflict(
      UUID subjectId, UUID consentId, String idempotencyKey, @Nullable Object body) {
    EmptyCommand.of(body);
    return idempotency.once(
        caller.get(),
        idempotencyKey,
        body,
        () -> {
          Consent consent = markGuardianInConflict.mark(caller.get(), subjectId, consentId);
          return Reply.ok(Revision.etag(consent.version()), ConsentJson.of(consent));
        });
  }
}
