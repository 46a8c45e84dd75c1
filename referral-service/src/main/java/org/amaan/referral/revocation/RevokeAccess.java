package org.amaan.referral.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.revocation.Revocation;
import org.jspecify.annotations.Nullable;

/**
 * Ends the access of a person, a client or an agency until they sign in anew. Who: an agency's
 * administrator for persons and clients of the agency, also for themselves and for the last of
 * them, who sign in again; the operator for all. It is told to the other services. Refuses: 403
 * another agency's administrator, whoever is named and whether they are there or not; 400 what
 * names nobody, or a person without an agency, or a person and a client.
 */
@ApplicationScoped
class RevokeAccess {

  private final Revocations revocations;

  RevokeAccess(Revocations revocations) {
    this.revocations = revocations;
  }

  @Transactional
  Revocation revoke(
      Caller caller, @Nullable String agency, @Nullable String client, @Nullable String person) {
    caller.requireAny(Role.AGENCY_ADMIN, Role.PLATFORM_ADMIN);
    boolean operates = caller.has(Role.PLATFORM_ADMIN);
    String whose = operates ? agency : own(caller, agency);
    if (person != null && client != null) {
      throw InvalidRequest.field("body", "client", "one-of", "Send person or client, not both.");
    }
    if (person != null) {
      if (whose == null) {
        throw InvalidRequest.field("body", "agency", "required", "Send the person's agency.");
      }
      return revocations.revokePerson(caller, whose, person);
    }
    if (client != null) {
      return revocations.revokeClient(caller, whose, client);
    }
    if (!operates || whose == null) {
      throw InvalidRequest.field("body", "", "one-of", "Send a person or a client.");
    }
    return revocations.revokeAgency(caller, whose);
  }

  private static String own(Caller caller, @Nullable String named) {
    String own = caller.requireAgency();
    if (!own.equals(Objects.requireNonNullElse(named, own))) {
      throw new NotPermitted("An administrator ends the access of their own agency only.");
    }
    return own;
  }
}
