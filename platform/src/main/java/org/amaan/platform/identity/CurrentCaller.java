package org.amaan.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of the current request. */
@RequestScoped
public class CurrentCaller {

  private final SecurityIdentity identity;
  private @Nullable JsonWebToken read;
  private @Nullable Access access;

  CurrentCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Caller get() {
    return access().caller();
  }

  /** Nobody where no token was asked for: health, metrics, the contract. */
  public Optional<Caller> ifAuthenticated() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.of(of(token).caller())
        : Optional.empty();
  }

  /** For what goes on after the request: it ends when the access does. */
  public Access access() {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      return of(token);
    }
    throw new IllegalStateException("no token on an authenticated path");
  }

  /** A token is read once: each of its claims is looked for among all. */
  private Access of(JsonWebToken token) {
    Access known = access;
    if (known == null || read != token) {
      known = Access.read(identity, token);
      read = token;
      access = known;
    }
    return known;
  }
}
