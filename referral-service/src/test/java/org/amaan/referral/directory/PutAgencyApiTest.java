package org.amaan.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PutAgencyApiTest extends ServiceTest {

  private static final String CLINIC =
      """
      {"name": "Clinic (fictional)", "type": "hospital", "country": "IQ", "area": "IQ-BG",
       "languages": ["ar"], "services": ["medical-care"],
       "units": [{"code": "ward-1", "name": "Ward 1"}, {"code": "ward-2", "name": "Ward 2", "children": true}],
       "defaultUnit": "ward-1"}
      """;

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous().body(CLINIC).put("/v1/agencies/" + code()).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-admin", "ahtc-supervisor", "nrm-pk", "auditor", "case-service"})
  void onlyThePlatformsAdministratorWrites(String client) {
    String code = code();
    put(client, code, CLINIC).statusCode(403);
    assertThat(rows.one("SELECT count(*) FROM agency WHERE code = ?", code)).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"name\":\"X\",\"type\":\"hospital\"} | country",
        "{\"name\":\"X\",\"type\":\"hospital\",\"country\":\"Iraq\"} | country",
        "{\"name\":\"X\",\"type\":\"fire-brigade\",\"country\":\"IQ\"} | type",
        "{\"name\":\"X\",\"type\":\"hospital\",\"country\":\"IQ\",\"colour\":\"red\"} | colour",
        "{\"name\":\"X\",\"type\":\"hospital\",\"country\":\"IQ\",\"languages\":[null]} | languages[0]",
        "{\"name\":\"X\",\"type\":\"hospital\",\"country\":\"IQ\",\"defaultUnit\":\"w\"} | defaultUnit",
        "{\"name\":\"X\",\"type\":\"hospital\",\"country\":\"IQ\",\"units\":[{\"code\":\"w\",\"name\":\"W\"}]} | defaultUnit",
        "{\"name\":\"X\",\"type\":\"hospital\",\"country\":\"IQ\",\"units\":[{\"code\":\"w\",\"name\":\"W\"},{\"code\":\"w\",\"name\":\"V\"}],\"defaultUnit\":\"w\"} | units"
      })
  void refusesAnEntryThatTheContractDoesNotAllow(String entry, String field) {
    String code = code();
    put("operator", code, entry).statusCode(400).body("errors.field", contains(field));
    assertThat(rows.one("SELECT count(*) FROM agency WHERE code = ?", code)).isEqualTo("0");
  }

  @Test
  void refusesACodeThatCannotBeOne() {
    put("operator", "Not A Code", CLINIC)
        .statusCode(400)
        .body("errors[0].in", equalTo("path"))
        .body("errors[0].field", equalTo("agencyCode"));
  }

  @Test
  void entersAnAgency() {
    String code = code();
    put("operator", code, CLINIC)
        .statusCode(201)
        .header("Location", org.hamcrest.Matchers.endsWith("/v1/agencies/" + code))
        .header("ETag", "\"0\"")
        .body("code", equalTo(code))
        .body("area", equalTo("IQ-BG"))
        .body("units", hasSize(2))
        .body("units.children", contains(false, true))
        .body("receivesReferrals", equalTo(true));
    Api.as("stranger-ngo").get("/v1/agencies/" + code).then().statusCode(200);
    String id = rows.one("SELECT id FROM agency WHERE code = ?", code);
    assertThat(rows.audit(id))
        .isEqualTo(
            List.of(
                "agency.entered {\"code\": \"%s\", \"type\": \"hospital\", \"country\": \"IQ\"}"
                    .formatted(code)));
  }

  @Test
  void aVersionOfAnAgencyThatIsNotThereIsNotFound() {
    String code = code();
    Api.as("operator")
        .header("If-Match", "\"0\"")
        .body(CLINIC)
        .put("/v1/agencies/" + code)
        .then()
        .statusCode(404);
    assertThat(rows.one("SELECT count(*) FROM agency WHERE code = ?", code)).isEqualTo("0");
  }

  @Test
  void aChangeNeedsTheVersionThatItWasMadeOn() {
    String code = code();
    put("operator", code, CLINIC).statusCode(201);
    String changed = CLINIC.replace("ward-2", "ward-3").replace("Ward 1", "First ward");
    put("operator", code, changed).statusCode(428);
    change(code, "\"7\"", changed).statusCode(412);
    change(code, "\"0\"", changed)
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("units.code", contains("ward-1", "ward-3"))
        .body("units.name", contains("First ward", "Ward 2"));
    change(code, "\"0\"", changed).statusCode(412);
    String id = rows.one("SELECT id FROM agency WHERE code = ?", code);
    List<String> audit = rows.audit(id);
    assertThat(audit.size()).isEqualTo(2);
    assertThat(audit.get(0).startsWith("agency.changed ")).as(audit.get(0)).isTrue();
  }

  private static ValidatableResponse put(String client, String code, String body) {
    return Api.as(client).body(body).put("/v1/agencies/{code}", code).then();
  }

  private static ValidatableResponse change(String code, String ifMatch, String body) {
    return Api.as("operator")
        .header("If-Match", ifMatch)
        .body(body)
        .put("/v1/agencies/" + code)
        .then();
  }

  private static String code() {
    return "clinic-" + UUID.randomUUID();
  }
}
