package org.amaan.platform.revocation;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.problem.TokenRevoked;

/**
 * A body may take minutes to come. Whoever sends it was let in before it began, and must still be
 * allowed in when it is there. An operation that reads its body while it comes asks by itself.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class StillAllowed implements ContainerRequestFilter {

  private final CurrentCaller caller;
  private final RevokedTokens revoked;

  StillAllowed(CurrentCaller caller, RevokedTokens revoked) {
    this.caller = caller;
    this.revoked = revoked;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    if (caller.ifAuthenticated().isPresent()) {
      require();
    }
  }

  /** Refuses with 401 a token that was revoked meanwhile. */
  public void require() {
    if (revoked.include(caller.access())) {
      throw TokenRevoked.refusal();
    }
  }
}
