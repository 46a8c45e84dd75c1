package org.amaan.casework.law;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CompareLegalProfileApiTest extends ApiTest {

  private static final String PAKISTAN = "/v1/legal-profiles/pk/comparison";

  @Test
  void needsAToken() {
    needsToken("GET", PAKISTAN, "");
  }

  @Test
  void whatAnActNamesStandsBesideEachElement() {
    get(OFFICER, PAKISTAN)
        .statusCode(200)
        .body("legalProfile.version", equalTo("2026-12"))
        .body("legalProfile.confirmedByCounsel", equalTo(false))
        .body("standards.offence", contains("trafficking-in-persons", "organ-trafficking"))
        .body(
            "standards[0].elements.find { it.element == 'purpose-of-organ-removal' }.acts[0].covered",
            equalTo("not-covered"))
        .body(
            "standards[0].elements.find { it.element == 'purpose-of-organ-removal' }.acts[0].statement.state",
            equalTo("read"))
        .body("acts.definition", contains("ptpa-2018", "thota-2010", "kp-transplant-2014"))
        .body("acts[0].statements.find { it.id == 'ptpa-amendment-2025' }.mark", equalTo("bill"))
        .body("acts[0].statements.find { it.id == 'ptpa-acts' }.state", equalTo("not-noted"))
        .body("acts[0].statements.find { it.id == 'ptpa-acts' }.source.status", equalTo("read"))
        .body("acts.statements.flatten().confirmedByCounsel", everyItem(equalTo(false)));
  }

  @Test
  void anOlderVersionHoldsNoActs() {
    get(OFFICER, PAKISTAN + "?version=2026-11")
        .statusCode(200)
        .body("legalProfile.version", equalTo("2026-11"))
        .body("acts", hasSize(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/legal-profiles/xx/comparison",
        "/v1/legal-profiles/pk/comparison?version=2020-01"
      })
  void whatIsNotThereIsNotFound(String address) {
    get(OFFICER, address)
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:legal-profile-not-found"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/legal-profiles/PK/comparison",
        "/v1/legal-profiles/pk/comparison?version=now"
      })
  void whatDoesNotFitTheContractIsRefused(String address) {
    get(OFFICER, address).statusCode(400);
  }
}
