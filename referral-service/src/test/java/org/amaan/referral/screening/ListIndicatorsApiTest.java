package org.amaan.referral.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListIndicatorsApiTest extends ServiceTest {

  @Test
  void needsAToken() {
    Api.anonymous().get("/v1/indicators").then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "language=de, language",
    "language=EN, language",
    "observer=nurse, observer",
    "observer=anyone, observer",
    "phase=arrest, phase"
  })
  void refusesWhatTheContractDoesNotKnow(String query, String field) {
    Api.as("stranger-ngo")
        .get("/v1/indicators?" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo(field));
  }

  @Test
  void anUnknownLanguageIsToldWhichThereAre() {
    Api.as("stranger-ngo")
        .get("/v1/indicators?language=de")
        .then()
        .body("errors[0].message", containsString("prs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "operator", "case-service", "ahtc-supervisor", "auditor"})
  void anyoneWithATokenMayLook(String client) {
    Api.as(client).get("/v1/indicators").then().statusCode(200).body("items", hasSize(70));
  }

  @Test
  void saysWhereAFactIsFromAndHowFarItWasChecked() {
    Api.as("stranger-ngo")
        .get("/v1/indicators")
        .then()
        .statusCode(200)
        .body("catalogue", equalTo("2026-12"))
        .body("direction", equalTo("ltr"))
        .body("phases", hasSize(8))
        .body("items.textReviewed", everyItem(equalTo(true)))
        .body("items.find {it.id == 'T12'}.source", equalTo("mg.co.za/article/2010-11-12"))
        .body("items.find {it.id == 'T12'}.sourceStatus", equalTo("seen"))
        .body("items.find {it.id == 'D10'}.sourceStatus", equalTo("general-knowledge"))
        .body("items.find {it.id == 'H3'}.sourceStatus", equalTo("not-found"))
        .body("items.find {it.id == 'H3'}.lookedFor", equalTo("2026-12"))
        .body("items.find {it.id == 'A1'}.category", equalTo("medical"))
        .body("items.findAll {it.profile}.id", equalTo(java.util.List.of("U8", "D10")));
  }

  @ParameterizedTest
  @CsvSource({"ur, rtl", "prs, rtl", "ps, rtl", "fa, rtl", "ar, rtl", "bn, ltr"})
  void whatNobodyHasReviewedComesBesideTheEnglish(String language, String direction) {
    Api.as("stranger-ngo")
        .get("/v1/indicators?language=" + language)
        .then()
        .statusCode(200)
        .body("language", equalTo(language))
        .body("direction", equalTo(direction))
        .body("items", hasSize(70))
        .body("items.textReviewed", everyItem(equalTo(false)))
        .body("items.findAll {it.text == it.textEnglish}", hasSize(0))
        .body("items[0].textEnglish", startsWith("A broker or agent, not the patient"))
        .body("phases.findAll {it.text == it.textEnglish}", hasSize(0));
  }

  @Test
  void aNurseABorderOfficerAndAnNgoSeeWhatTheyCanObserve() {
    Api.as("sehat-integration")
        .get("/v1/indicators?observer=clinician")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo("A1"))
        .body("phases[0].phase", equalTo("after-surgery"))
        .body("items.id", not(hasItem("D2")));
    Api.as("stranger-ngo")
        .get("/v1/indicators?observer=border")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo("D1"))
        .body("items.id", hasItem("D2"))
        .body("items.id", not(hasItem("A1")))
        .body("items.profile", everyItem(equalTo(false)));
    Api.as("umeed-caseworker")
        .get("/v1/indicators?observer=victim-interview&phase=after-surgery")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(java.util.List.of("A1", "A4", "A5", "A6", "A7", "A9")))
        .body("phases.phase", equalTo(java.util.List.of("after-surgery")));
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    String etag =
        Api.as("stranger-ngo")
            .get("/v1/indicators?language=ur")
            .then()
            .statusCode(200)
            .header("Cache-Control", "private, max-age=3600")
            .extract()
            .header("ETag");
    for (String condition : new String[] {etag, "\"other\", W/" + etag, "*"}) {
      Api.as("operator")
          .header("If-None-Match", condition)
          .get("/v1/indicators?language=ur")
          .then()
          .statusCode(304)
          .header("ETag", etag);
    }
    Api.as("operator")
        .header("If-None-Match", etag)
        .head("/v1/indicators?language=ur")
        .then()
        .statusCode(304)
        .header("Content-Length", nullValue());
    Api.as("operator")
        .header("If-None-Match", etag)
        .get("/v1/indicators?language=fa")
        .then()
        .statusCode(200);
    assertThat(Api.as("operator").get("/v1/indicators").header("ETag")).isNotEqualTo(etag);
  }

  @Test
  void aLongConditionIsRefused() {
    Api.as("operator")
        .header("If-None-Match", "\"" + "a".repeat(1000) + "\"")
        .get("/v1/indicators")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("If-None-Match"));
  }
}
