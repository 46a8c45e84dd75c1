package org.amaan.referral.revocation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import org.amaan.referral.client.casework.RevocationsApi;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "case-service")
@OidcClientFilter("case-service")
interface CaseRevocationClient extends RevocationsApi {

  /** A newer peer may say more than this service knows of. */
  @ClientObjectMapper
  static ObjectMapper lenient(ObjectMapper strict) {
    return strict.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }
}
