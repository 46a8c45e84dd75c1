package org.amaan.notification.revocation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.amaan.notification.api.RevocationsApi;
import org.amaan.notification.api.model.RevocationReport;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.revocation.Revocation;
import org.amaan.platform.revocation.Revoked;
import org.amaan.platform.revocation.RevokedTokens;
import org.amaan.platform.revocation.TakeRevocation;

/** What referral-service tells of tokens that are refused. */
class RevocationResource implements RevocationsApi {

  private final CurrentCaller caller;
  private final TakeRevocation take;
  private final ReleaseHeldDeliveries release;
  private final RevokedTokens tokens;

  RevocationResource(
      CurrentCaller caller,
      TakeRevocation take,
      ReleaseHeldDeliveries release,
      RevokedTokens tokens) {
    this.caller = caller;
    this.take = take;
    this.release = release;
    this.tokens = tokens;
  }

  @Override
  @RolesAllowed("service") // before the body is read: others are told nothing about its form
  public Response takeRevocation(UUID revocationId, RevocationReport told) {
    take.take(
        caller.get(),
        new Revocation(
            revocationId,
            new Revoked(told.getAgency(), told.getClient(), told.getPerson()),
            told.getNotBefore().truncatedTo(ChronoUnit.SECONDS),
            told.getSuspended(),
            told.getSequence()));
    String agency = told.getAgency();
    boolean ofAnAgency = told.getClient() == null && told.getPerson() == null;
    if (agency != null && ofAnAgency && !told.getSuspended()) {
      release.release(agency);
    }
    // Here at once; the other replicas hear of it.
    tokens.load();
    return Response.noContent().build();
  }
}
