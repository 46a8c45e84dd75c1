package org.amaan.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.Scope;
import org.amaan.platform.scope.Acting;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnterSeededAgenciesTest extends ServiceTest {

  @Inject EnterSeededAgencies seed;
  @Inject DirectoryQueries directory;
  @Inject Rows rows;

  @Test
  void theDemoWorldIsThere() {
    Agency ahtc = found("ahtc");
    assertThat(ahtc.type()).isEqualTo(AgencyType.POLICE);
    assertThat(ahtc.scope()).isEqualTo(Scope.FEDERAL);
    assertThat(ahtc.hasUnit("ahtc-islamabad")).isTrue();
    assertThat(ahtc.hasUnit("lahore-investigation")).isFalse();
    assertThat(Acting.asWorker(() -> directory.inCountry("AF")).stream().map(Agency::code).toList())
        .isEqualTo(List.of("nrm-afghanistan"));
    assertThat(rows.audit(ahtc.id()))
        .isEqualTo(
            List.of(
                "agency.entered {\"code\": \"ahtc\", \"type\": \"police\", \"country\": \"PK\"}"));
  }

  @Test
  void aSecondStartChangesNothing() {
    Api.as("operator")
        .header("If-Match", "\"0\"")
        .body(
            """
            {"name": "Renamed (fictional)", "type": "ngo", "country": "PK"}
            """)
        .put("/v1/agencies/bystander-relief")
        .then()
        .statusCode(200);
    long before = rows.count("agency");
    QuarkusTransaction.requiringNew().run(() -> seed.plant("demo-directory.yaml"));
    assertThat(rows.count("agency")).isEqualTo(before);
    assertThat(found("bystander-relief").name()).isEqualTo("Renamed (fictional)");
  }

  @Test
  void noOtherProfileHasASeed() throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
      properties.load(in);
    }
    assertThat(
            properties.stringPropertyNames().stream()
                .filter(name -> name.endsWith("amaan.directory.seed"))
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of("%demo.amaan.directory.seed", "%test.amaan.directory.seed"));
  }

  private Agency found(String code) {
    return Acting.asWorker(() -> directory.find(code)).orElseThrow();
  }
}
