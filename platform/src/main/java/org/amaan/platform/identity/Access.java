package org.amaan.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * What an access token gives.
 *
 * @param since the second in which its holder signed in, as the provider says it, or in which it
 *     was issued: a token that is renewed without a password counts from the sign-in
 * @param until when it ends; streams and long polls end with it
 */
public record Access(Caller caller, long since, Instant until) {

  /** Empty where no token was sent. */
  public static Optional<Access> of(SecurityIdentity identity) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? Optional.of(read(identity, token))
        : Optional.empty();
  }

  static Access read(SecurityIdentity identity, JsonWebToken token) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    identity.getRoles().forEach(name -> Role.of(name).ifPresent(roles::add));
    String client = claim(token, "azp");
    Caller caller =
        new Caller(
            client == null ? String.valueOf(claim(token, "client_id")) : client,
            claim(token, "agency"),
            claim(token, "unit"),
            claim(token, "person"),
            roles);
    return new Access(caller, since(token), Instant.ofEpochSecond(token.getExpirationTime()));
  }

  private static long since(JsonWebToken token) {
    long issued = token.getIssuedAtTime();
    Object signedIn = token.getClaim(Claims.auth_time.name());
    return signedIn instanceof Number second && second.longValue() > 0
        ? Math.min(issued, second.longValue())
        : issued;
  }

  /** A claim that is no text, a list for example, is none. */
  private static @Nullable String claim(JsonWebToken token, String name) {
    Object value = token.getClaim(name);
    return value instanceof String text && !text.isBlank() ? text : null;
  }
}
