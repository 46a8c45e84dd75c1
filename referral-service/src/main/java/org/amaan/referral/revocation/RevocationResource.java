package org.amaan.referral.revocation;

import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.amaan.platform.idempotency.Idempotency;
import org.amaan.platform.idempotency.Reply;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.limits.PerMinute;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revocation.RevokedTokens;
import org.amaan.referral.api.RevocationsApi;
import org.amaan.referral.api.model.Revocation;
import org.amaan.referral.api.model.RevocationPage;
import org.amaan.referral.api.model.RevocationRequest;
import org.amaan.referral.api.model.Suspension;
import org.jspecify.annotations.Nullable;

/** {@code /v1/revocations} and the suspension of an agency. */
class RevocationResource implements RevocationsApi {

  /** All services read the whole list anew after each: nobody keeps them busy with that. */
  private static final int PER_MINUTE = 30;

  private final CurrentCaller caller;
  private final Idempotency idempotency;
  private final RevokeAccess revokeAccess;
  private final SetSuspension setSuspension;
  private final RevocationListQueries queries;
  private final RevokedTokens tokens;
  private final PerMinute pace;

  RevocationResource(
      CurrentCaller caller,
      Idempotency idempotency,
      RevokeAccess revokeAccess,
      SetSuspension setSuspension,
      RevocationListQueries queries,
      RevokedTokens tokens,
      Clock clock) {
    this.caller = caller;
    this.idempotency = idempotency;
    this.revokeAccess = revokeAccess;
    this.setSuspension = setSuspension;
    this.queries = queries;
    this.tokens = tokens;
    this.pace = new PerMinute(clock, PER_MINUTE);
  }

  @Override
  public Response revokeAccess(String key, RevocationRequest body) {
    Caller by = caller.get();
    pace.keep(by.client(), by.person());
    Response answer =
        idempotency.once(
            by,
            key,
            body,
            () ->
                new Reply(
                    200,
                    null,
                    null,
                    shown(
                        revokeAccess.revoke(
                            by, body.getAgency(), body.getClient(), body.getPerson()))));
    // Whoever has the answer finds it so here, also before the notice of it is there.
    tokens.load();
    return answer;
  }

  @Override
  public Response setSuspension(String agencyCode, Suspension body) {
    setSuspension.set(caller.get(), agencyCode, body.getSuspended());
    tokens.load();
    return Response.ok(body).build();
  }

  @Override
  public Response listRevocations(Integer limit, @Nullable String cursor) {
    int size = limit;
    List<org.amaan.platform.revocation.Revocation> found =
        queries.page(caller.get(), size + 1, Keyset.decode(cursor));
    RevocationPage page =
        new RevocationPage()
            .items(found.stream().limit(size).map(RevocationResource::shown).toList());
    if (found.size() > size) {
      org.amaan.platform.revocation.Revocation last = found.get(size - 1);
      page.next(new Keyset(last.notBefore(), last.id()).encode());
    }
    return Response.ok(page).build();
  }

  private static Revocation shown(org.amaan.platform.revocation.Revocation made) {
    return new Revocation()
        .id(made.id())
        .agency(made.whose().agency())
        .client(made.whose().client())
        .person(made.whose().person())
        .notBefore(made.notBefore())
        .suspended(made.suspended());
  }
}
