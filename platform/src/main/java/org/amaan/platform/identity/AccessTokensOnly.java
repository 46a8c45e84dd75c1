package org.amaan.platform.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/**
 * Of all that the provider signs, access tokens alone let in: RFC 9068 names them in the header.
 */
@ApplicationScoped
class AccessTokensOnly implements SecurityIdentityAugmentor {

  private static final Set<String> NAMES = Set.of("at+jwt", "application/at+jwt");

  private final ObjectMapper json;

  AccessTokensOnly(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
    return token == null || isAccessToken(token.getToken())
        ? Uni.createFrom().item(identity)
        : Uni.createFrom().failure(new AuthenticationFailedException("not an access token"));
  }

  private boolean isAccessToken(String token) {
    byte[] header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
    try {
      return NAMES.contains(json.readTree(header).path("typ").asText().toLowerCase(Locale.ROOT));
    } catch (IOException e) {
      // Its signature has been checked, so its header has been read.
      throw new IllegalStateException(e);
    }
  }
}
