package org.amaan.referral.emergency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revision.Revision;
import org.amaan.referral.api.EmergencyAccessApi;
import org.amaan.referral.api.model.EmergencyAccessPage;
import org.amaan.referral.api.model.EmergencyAccessRequest;
import org.amaan.referral.api.model.EmergencyAccessReview;
import org.amaan.referral.api.model.EmergencyAccessState;
import org.amaan.referral.api.model.EmergencyVerdict;
import org.jspecify.annotations.Nullable;

class EmergencyAccessResource implements EmergencyAccessApi {

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final OpenEmergencyAccess openEmergencyAccess;
  private final ReviewEmergencyAccess reviewEmergencyAccess;
  private final AccessQueries queries;

  EmergencyAccessResource(
      CurrentCaller caller,
      Idempotency idempotency,
      OpenEmergencyAccess openEmergencyAccess,
      ReviewEmergencyAccess reviewEmergencyAccess,
      AccessQueries queries) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.openEmergencyAccess = openEmergencyAccess;
    this.reviewEmergencyAccess = reviewEmergencyAccess;
    this.queries = queries;
  }

  @Override
  public Response openEmergencyAccess(UUID referralId, String key, EmergencyAccessRequest body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          EmergencyAccess access =
              openEmergencyAccess.open(
                  by, referralId, Purpose.of(body.getPurpose().toString()), body.getReason());
          return Reply.created(
              "/v1/referrals/" + referralId + "/emergency-access/" + access.id(),
              Revision.etag(access.version()),
              shown(access, by));
        });
  }

  @Override
  public Response listEmergencyAccess(UUID referralId) {
    Caller by = caller.get();
    List<EmergencyAccess> found = queries.ofReferral(by, referralId);
    return Response.ok(
            new EmergencyAccessPage()
                .items(found.stream().map(access -> shown(access, by)).toList()))
        .build();
  }

  @Override
  public Response getEmergencyAccess(UUID referralId, UUID accessId) {
    Caller by = caller.get();
    AccessQueries.Opened opened = queries.one(by, referralId, accessId);
    return Response.ok(
            shown(opened.access(), by).reason(opened.reason()).reviewNote(opened.reviewNote()))
        .header(HttpHeaders.ETAG, Revision.etag(opened.access().version()))
        .build();
  }

  @Override
  public Response reviewEmergencyAccess(
      UUID referralId, UUID accessId, String key, EmergencyAccessReview body) {
    Caller by = caller.get();
    return idempotency.once(
        by,
        key,
        body,
        () -> {
          EmergencyAccess access =
              reviewEmergencyAccess.review(
                  by,
                  referralId,
                  accessId,
                  Verdict.of(body.getVerdict().toString()),
                  body.getNote());
          return Reply.ok(Revision.etag(access.version()), shown(access, by));
        });
  }

  @Override
  public Response listEmergencyAccessToReview(
      @Nullable String state, Integer limit, @Nullable String cursor) {
    Caller by = caller.get();
    int size = limit;
    Boolean reviewed = state == null ? null : state.equals("reviewed");
    List<EmergencyAccess> found = queries.page(by, reviewed, Keyset.decode(cursor), size + 1);
    EmergencyAccessPage page =
        new EmergencyAccessPage()
            .items(found.stream().limit(size).map(access -> shown(access, by)).toList());
    if (found.size() > size) {
      EmergencyAccess last = found.get(size - 1);
      page.next(new Keyset(last.openedAt(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  /** Who it was is the agency's own to know. */
  private static org.amaan.referral.api.model.EmergencyAccess shown(
      EmergencyAccess access, Caller to) {
    boolean own = access.agency().equals(to.agency());
    String verdict = access.verdict();
    return new org.amaan.referral.api.model.EmergencyAccess()
        .id(access.id())
        .referralId(access.referralId())
        .reference(access.reference())
        .agency(access.agency())
        .unit(access.unit())
        .person(own ? access.person() : null)
        .purpose(org.amaan.referral.api.model.EmergencyPurpose.fromValue(access.purpose()))
        .state(
            access.isReviewed() ? EmergencyAccessState.REVIEWED : EmergencyAccessState.UNREVIEWED)
        .openedAt(access.openedAt())
        .endsAt(access.endsAt())
        .reviewDueAt(access.reviewDueAt())
        .escalated(access.isEscalated())
        .reviewedAt(access.reviewedAt())
        .reviewedBy(own ? access.reviewedBy() : null)
        .verdict(verdict == null ? null : EmergencyVerdict.fromValue(verdict))
        .version(access.version());
  }
}
