package org.amaan.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of the current request. */
@RequestScoped
public class CurrentCaller {

  private final SecurityIdentity identity;
  private @Nullable JsonWebToken read;
  private @Nullable Caller caller;

  CurrentCaller(SecurityIdentity identity) {
    this.identity = identity;
  }

  public Caller get() {
    return of(token());
  }

  /** Nobody where no token was asked for: health, metrics, the contract. */
  public Optional<Caller> ifAuthenticated() {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.of(of(token))
        : Optional.empty();
  }

  /** A token is read once: each of its claims is looked for among all. */
  private Caller of(JsonWebToken token) {
    Caller known = caller;
    if (known == null || read != token) {
      known = read(token);
      read = token;
      caller = known;
    }
    return known;
  }

  private Caller read(JsonWebToken token) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    identity.getRoles().forEach(name -> Role.of(name).ifPresent(roles::add));
    String client = claim(token, "azp");
    return new Caller(
        client == null ? String.valueOf(claim(token, "client_id")) : client,
        claim(token, "agency"),
        claim(token, "unit"),
        claim(token, "person"),
        roles);
  }

  /** When the token ends; streams and long polls end with it. */
  public Instant tokenExpiresAt() {
    return Instant.ofEpochSecond(token().getExpirationTime());
  }

  private JsonWebToken token() {
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      return token;
    }
    throw new IllegalStateException("no token on an authenticated path");
  }

  /** A claim that is no text, a list for example, is none. */
  private static @Nullable String claim(JsonWebToken token, String name) {
    Object value = token.getClaim(name);
    return value instanceof String text && !text.isBlank() ? text : null;
  }
}
