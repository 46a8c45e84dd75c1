package org.amaan.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListAgenciesApiTest extends ServiceTest {

  @Test
  void needsAToken() {
    Api.anonymous().get("/v1/agencies").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "country=pk",
        "type=fire-brigade",
        "limit=0",
        "limit=201",
        "limit=many",
        "cursor=!",
        "cursor=QUJD"
      })
  void refusesWhatTheContractDoesNotKnow(String query) {
    Api.as("stranger-ngo")
        .get("/v1/agencies?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
  }

  @Test
  void listsTheAgenciesOfACountryAndType() {
    Api.as("stranger-ngo")
        .get("/v1/agencies?country=PK&type=police")
        .then()
        .statusCode(200)
        .body("items.code", contains("ahtc", "lahore-police"))
        .body("items.country", everyItem(equalTo("PK")))
        .body("items[0].units.code", contains("ahtc-islamabad"));
    Api.as("stranger-ngo")
        .get("/v1/agencies?country=AF")
        .then()
        .statusCode(200)
        .body("items.code", hasItems("nrm-afghanistan"));
  }

  @Test
  void anyoneWithATokenMayLook() {
    Api.as("operator").get("/v1/agencies?limit=1").then().statusCode(200);
    Api.as("case-service").get("/v1/agencies?limit=1").then().statusCode(200);
  }

  @Test
  void pagesCoverEveryAgencyOnce() {
    List<String> codes = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          Api.as("stranger-ngo")
              .get("/v1/agencies?country=PK&limit=5" + cursor)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      codes.addAll(page.getList("items.code"));
      cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    assertThat(codes).isEqualTo(codes.stream().distinct().sorted().toList());
    assertThat(
            codes.containsAll(
                List.of(
                    "ahtc",
                    "audit-office",
                    "bystander-relief",
                    "darya-hospital",
                    "hota",
                    "insaf-legal-aid",
                    "lahore-police",
                    "nrm-pakistan",
                    "panah-shelter",
                    "punjab-prosecution",
                    "sehat-hospital",
                    "umeed-trust")))
        .as(codes.toString())
        .isTrue();
  }

  @Test
  void aFullLastPageHasNoNext() {
    Api.as("stranger-ngo")
        .get("/v1/agencies?country=PK&type=police&limit=2")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("next", equalTo(null));
  }
}
