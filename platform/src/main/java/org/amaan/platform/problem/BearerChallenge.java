package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.NoSuchElementException;
import java.util.Set;

/** OIDC bearer authentication whose refusal is a problem document like every other. */
@Alternative
@Priority(1)
@ApplicationScoped
public class BearerChallenge implements HttpAuthenticationMechanism {

  private static final String REVOKED = "org.amaan.token-revoked";

  private final OidcAuthenticationMechanism oidc;
  private final ObjectMapper json;

  BearerChallenge(OidcAuthenticationMechanism oidc, ObjectMapper json) {
    this.oidc = oidc;
    this.json = json;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identityProviders) {
    // What has dots and nothing between them is taken apart before it is looked at.
    return Uni.createFrom()
        .deferred(() -> oidc.authenticate(context, identityProviders))
        .onFailure(NoSuchElementException.class)
        .transform(AuthenticationFailedException::new)
        .onFailure(TokenRevoked::isCauseOf)
        .invoke(revoked -> context.put(REVOKED, true));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return oidc.getChallenge(context);
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended()) {
      return Uni.createFrom().item(true);
    }
    response.setStatusCode(401);
    boolean revoked = context.get(REVOKED) != null;
    response.putHeader("WWW-Authenticate", Problems.challenge(revoked));
    response.putHeader("Content-Type", Problems.PROBLEM_JSON.toString());
    response.putHeader("Cache-Control", "no-store");
    try {
      response.end(
          json.writeValueAsString(Problems.unauthenticated(context.request().path(), revoked)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    return Uni.createFrom().item(true);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return oidc.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return oidc.getCredentialTransport(context);
  }
}
