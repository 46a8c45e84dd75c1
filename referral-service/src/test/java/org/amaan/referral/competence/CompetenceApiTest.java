package org.amaan.referral.competence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who investigates where the law that was read does not say. */
@QuarkusTest
class CompetenceApiTest extends ServiceTest {

  private static final String PAKISTAN = "/v1/countries/PK/competence";
  private static final String RULE = PAKISTAN + "/domestic-organ-offence";

  @Inject Rows rows;
  @Inject ScopedDatabase database;

  @AfterEach
  void nobodyHasSetAnything() {
    rows.change("DELETE FROM competence_setting");
  }

  @Test
  void bothAreOfferedWithTheirReasonsWhileNobodyHasChosen() {
    Api.as("stranger-ngo")
        .get(PAKISTAN)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].rule", equalTo("domestic-organ-offence"))
        .body("items[0].options.id", hasItems("police", "federal-agency"))
        .body("items[0].options.reason", hasSize(2))
        .body("items[0].byDefault", equalTo("police"))
        .body("items[0].set", nullValue());
    routed()
        .body("receiver.agency", equalTo("lahore-police"))
        .body("routing.reason", containsString("No coordinator has set either"));
  }

  @Test
  void whatTheCoordinatorSetsIsFollowedAndTold() {
    set("nrm-pk", RULE, "federal-agency")
        .statusCode(200)
        .body("items[0].set", equalTo("federal-agency"))
        .body("items[0].setBy", equalTo("nrm-pakistan"));
    routed()
        .body("receiver.agency", equalTo("ahtc"))
        .body("routing.rule", equalTo("domestic-organ-offence"))
        .body("routing.reason", containsString("For the police of the place: "))
        .body("routing.reason", containsString("For the federal agency: "))
        .body(
            "routing.reason",
            containsString("The country's coordinator has set the federal agency."));
    set("nrm-pk", RULE, "police").statusCode(200);
    routed().body("receiver.agency", equalTo("lahore-police"));
  }

  @Test
  void eachChangeIsAuditedAndARepetitionIsNone() {
    long before = audited();
    set("nrm-pk", RULE, "federal-agency").statusCode(200);
    set("nrm-pk", RULE, "federal-agency").statusCode(200);
    assertThat(audited()).isEqualTo(before + 1);
    set("nrm-pk", RULE, "police").statusCode(200);
    assertThat(audited()).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nrm-af", "umeed-caseworker", "ahtc-supervisor", "operator", "auditor"})
  void nobodyElseSetsIt(String client) {
    set(client, RULE, "federal-agency")
        .statusCode(403)
        .body("type", equalTo("urn:amaan:problem:not-permitted"));
    assertThat(rows.all("SELECT id FROM competence_setting")).isEmpty();
  }

  @Test
  void whatIsNotOpenIsNotSet() {
    set("nrm-pk", PAKISTAN + "/protection-to-welfare", "federal-agency")
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:competence-rule-not-found"));
    set("nrm-pk", PAKISTAN + "/nothing", "federal-agency").statusCode(404);
    set("nrm-pk", RULE, "ministry")
        .statusCode(400)
        .body("errors[0].field", equalTo("option"))
        .body("errors[0].message", equalTo("Send one of: police, federal-agency."));
    set("nrm-pk", RULE, "x".repeat(65)).statusCode(400);
    Api.as("nrm-pk").get("/v1/countries/Pakistan/competence").then().statusCode(400);
    assertThat(rows.all("SELECT id FROM competence_setting")).isEmpty();
  }

  @Test
  void whoSendsNoVersionIsToldWhichOneToSend() {
    Api.as("nrm-pk")
        .contentType("application/json")
        .body("{\"option\": \"federal-agency\"}")
        .put(RULE)
        .then()
        .statusCode(428)
        .body("type", equalTo("urn:amaan:problem:version-required"))
        .body("detail", containsString("has a version; send that in double quotes"));
    put("nrm-pk", RULE, "federal-agency", "\"0\"").statusCode(200);
    put("nrm-pk", RULE, "police", "\"0\"").statusCode(412);
  }

  @Test
  void theDatabaseTakesNoSettingOfAnotherCountry() {
    String insert =
        "INSERT INTO competence_setting (id, country, rule, chosen, chosen_by, chosen_at)"
            + " VALUES (gen_random_uuid(), 'PK', 'domestic-organ-offence', 'police', '%s', now())";
    for (Scope other :
        new Scope[] {
          Scope.of("nrm-afghanistan", "", "coordinator"),
          Scope.of("nrm-pakistan", "", "caseworker"),
          Scope.of("umeed-trust", "", "referrer")
        }) {
      assertThat(database.refusal(other, insert.formatted("nrm-pakistan"))).isEqualTo("42501");
    }
  }

  private long audited() {
    return rows.count("audit_entry WHERE action = 'competence.set'");
  }

  private static ValidatableResponse set(String client, String path, String option) {
    return put(client, path, option, version());
  }

  private static ValidatableResponse put(
      String client, String path, String option, String version) {
    return Api.as(client)
        .contentType("application/json")
        .header("If-Match", version)
        .body("{\"option\": \"" + option + "\"}")
        .put(path)
        .then();
  }

  private static String version() {
    return "\"" + Api.as("nrm-pk").get(PAKISTAN).path("items[0].version") + "\"";
  }

  private static ValidatableResponse routed() {
    return Api.commandAs("umeed-caseworker")
        .body(
            """
            {"route": true, "need": "investigation", "urgency": "routine",
             "situation": {"country": "PK", "area": "PK-PB", "crossBorder": false},
             "subject": {"ageClass": "adult", "identity": {"fullName": "Planted Name"}},
             "consents": [%s]}
            """
                .formatted(Referred.CONSENT_TO_POLICE))
        .post("/v1/referrals")
        .then()
        .statusCode(201);
  }
}
