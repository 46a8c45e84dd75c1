package org.amaan.platform.revocation;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.amaan.platform.identity.Access;
import org.amaan.platform.problem.TokenRevoked;

/** Refuses what the provider has signed and this platform takes no more, on every path. */
@ApplicationScoped
class RefuseRevokedTokens implements SecurityIdentityAugmentor {

  private final RevokedTokens tokens;

  RefuseRevokedTokens(RevokedTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    Optional<RevokedSet> known = tokens.known();
    if (known.isPresent()) {
      return known.get().isEmpty() || !isIn(known.get(), identity)
          ? Uni.createFrom().item(identity)
          : Uni.createFrom().failure(TokenRevoked.refusal());
    }
    return context.runBlocking(
        () -> {
          if (Access.of(identity).filter(tokens::include).isPresent()) {
            throw TokenRevoked.refusal();
          }
          return identity;
        });
  }

  private static boolean isIn(RevokedSet set, SecurityIdentity identity) {
    return Access.of(identity).filter(set::includes).isPresent();
  }
}
