package org.amaan.referral.retention;

import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.LegalHoldsApi;
import org.amaan.referral.api.model.LegalHoldList;
import org.amaan.referral.api.model.LegalHoldRelease;
import org.amaan.referral.api.model.LegalHoldRequest;

class LegalHoldResource implements LegalHoldsApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final HoldSubject holdSubject;

  LegalHoldResource(CurrentCaller caller, Idempotency idempotency, HoldSubject holdSubject) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.holdSubject = holdSubject;
  }

  @Override
  public Response placeLegalHold(UUID subjectId, String key, LegalHoldRequest body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          LegalHold hold =
              holdSubject.place(
                  by, subjectId, body.getAuthority(), body.getCaseNumber(), body.getUntil());
          return Reply.created(
              "/v1/subjects/" + subjectId + "/legal-holds",
              Revision.etag(hold.version()),
              kept(hold));
        });
  }

  @Override
  public Response listLegalHolds(UUID subjectId) {
    return Response.ok(
            new LegalHoldList()
                .items(
                    holdSubject.list(caller.get(), subjectId).stream()
                        .map(
                            shown ->
                                kept(shown.hold())
                                    .authority(shown.authority())
                                    .caseNumber(shown.caseNumber())
                                    .releaseReason(shown.reason()))
                        .toList()))
        .build();
  }

  @Override
  public Response releaseLegalHold(UUID subjectId, UUID holdId, String key, LegalHoldRelease body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          LegalHold hold = holdSubject.release(by, subjectId, holdId, body.getReason());
          return Reply.ok(Revision.etag(hold.version()), kept(hold));
        });
  }

  /** Without free text: the answers of commands are kept for repeats. */
  private static org.amaan.referral.api.model.LegalHold kept(LegalHold hold) {
    return new org.amaan.referral.api.model.LegalHold()
        .id(hold.id())
        .placedBy(hold.placedBy())
        .placedAt(hold.placedAt())
        .until(hold.lastDay())
        .releasedAt(hold.releasedAt());
  }
}
