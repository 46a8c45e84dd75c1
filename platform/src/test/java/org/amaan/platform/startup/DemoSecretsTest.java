package org.amaan.platform.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoSecretsTest {

  private static final Map<String, String> DEMO =
      Map.of(
          "AMAAN_DATABASE_PASSWORD", "demo-referral_service",
          "AMAAN_OIDC_CLIENT_SECRET", "demo-referral-service",
          "AMAAN_VAULT_KEYS", "{\"primaryKeyId\":20261124,\"key\":[]}",
          "AMAAN_SIGNING_KEYS", "{\"primaryKeyId\":20261126,\"key\":[]}",
          "AMAAN_DATABASE_USER", "demo-user",
          "AMAAN_DATABASE_OWNER_PASSWORD", "a secret of one's own");

  @Test
  void areNamedOutsideOfTheDemo() {
    List<String> named =
        List.of(
            "AMAAN_DATABASE_PASSWORD",
            "AMAAN_OIDC_CLIENT_SECRET",
            "AMAAN_SIGNING_KEYS",
            "AMAAN_VAULT_KEYS");
    assertThat(DemoSecrets.in(List.of("prod"), DEMO)).isEqualTo(named);
    assertThat(DemoSecrets.in(List.of(), DEMO)).isEqualTo(named);
  }

  @Test
  void areAtHomeInTheDemo() {
    assertThat(DemoSecrets.in(List.of("demo"), DEMO)).isEqualTo(List.of());
  }

  @Test
  void ownSecretsAreTaken() {
    Map<String, String> own =
        Map.of("AMAAN_OIDC_CLIENT_SECRET", "democratic-but-own", "AMAAN_VAULT_KEYS", "{}");
    assertThat(DemoSecrets.in(List.of("prod"), own)).isEqualTo(List.of());
  }
}
