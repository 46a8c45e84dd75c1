package org.amaan.platform.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * The contract file names the demo's identity provider; what is served names the one that this
 * service was started with, so that "Authorize" in the page works wherever it runs.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public final class ContractAddresses implements OASFilter {

  private static final String IN_THE_FILE = "http://127.0.0.1:8080/realms/amaan";

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    if (contract.getComponents() == null) {
      return;
    }
    String provider = ConfigProvider.getConfig().getValue("amaan.oidc-public-url", String.class);
    contract.getComponents().getSecuritySchemes().values().stream()
        .filter(scheme -> scheme.getFlows() != null)
        .map(SecurityScheme::getFlows)
        .flatMap(flows -> Stream.of(flows.getAuthorizationCode(), flows.getClientCredentials()))
        .filter(Objects::nonNull)
        .forEach(flow -> readdress(flow, provider));
  }

  private static void readdress(OAuthFlow flow, String provider) {
    flow.setTokenUrl(flow.getTokenUrl().replace(IN_THE_FILE, provider));
    if (flow.getAuthorizationUrl() != null) {
      flow.setAuthorizationUrl(flow.getAuthorizationUrl().replace(IN_THE_FILE, provider));
    }
  }
}
