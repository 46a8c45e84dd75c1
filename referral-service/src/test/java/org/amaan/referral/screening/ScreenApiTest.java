package org.amaan.referral.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ScreenApiTest extends ServiceTest {

  private static final String SCAR = "{\"indicator\": \"A1\", \"value\": \"present\"}";

  @Inject Rows rows;

  @Test
  void needsAToken() {
    Api.anonymous().body(request(SCAR)).post("/v1/screenings").then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "operator", "case-service", "ahtc-officer-1"})
  void anyoneWithATokenMayAskWithoutAKey(String client) {
    Api.as(client).body(request(SCAR)).post("/v1/screenings").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'indicator': 'a1', 'value': 'present'}                          | observations[0].indicator",
        "{'indicator': 'Akhtar Example', 'value': 'present'}              | observations[0].indicator",
        "{'indicator': 'A1', 'value': 'yes'}                              | observations[0].value",
        "{'indicator': 'A1'}                                              | observations[0].value",
        "{'value': 'present'}                                             | observations[0].indicator",
        "{'indicator': 'A1', 'value': 'present', 'observer': 'anyone'}    | observations[0].observer",
        "{'indicator': 'A1', 'value': 'present', 'howKnown': 'rumour'}    | observations[0].howKnown",
        "{'indicator': 'A1', 'value': 'present', 'sourceGrade': 'D'}      | observations[0].sourceGrade",
        "{'indicator': 'A1', 'value': 'present', 'informationGrade': 0}   | observations[0].informationGrade",
        "{'indicator': 'A1', 'value': 'present', 'informationGrade': 5}   | observations[0].informationGrade",
        "{'indicator': 'A1', 'value': 'present', 'informationGrade': 'A'} | observations[0].informationGrade",
        "{'indicator': 'A1', 'value': 'present', 'handling': 'H4'}        | observations[0].handling",
        "{'indicator': 'A1', 'value': 'present', 'observedAt': 'today'}   | observations[0].observedAt",
        "{'indicator': 'A1', 'value': 'present', 'note': 'of Akhtar'}     | observations[0].note",
        "null                                                             | observations[0]"
      })
  void refusesWhatTheContractDoesNotKnow(String observation, String field) {
    Api.as("stranger-ngo")
        .body(request(observation.replace('\'', '"')))
        .post("/v1/screenings")
        .then()
        .statusCode(400)
        .body("errors[0].in", equalTo("body"))
        .body("errors[0].field", equalTo(field))
        .body(not(containsString("Akhtar")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'observations': []}                                                | observer",
        "{'observer': 'clinician'}                                           | observations",
        "{'observer': 'clinician', 'observations': null}                     | observations",
        "{'observer': 'nurse', 'observations': []}                           | observer",
        "{'observer': 'clinician', 'language': 'de', 'observations': []}     | language",
        "{'observer': 'clinician', 'name': 'Akhtar', 'observations': []}     | name",
        "{'observer': 'clinician', 'nationality': 'PK', 'observations': []}  | nationality"
      })
  void refusesARequestThatIsNone(String body, String field) {
    Api.as("stranger-ngo")
        .body(body.replace('\'', '"'))
        .post("/v1/screenings")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field));
  }

  @ParameterizedTest
  @CsvSource({
    "Z1, unknown-indicator",
    "A99, unknown-indicator",
    "U8, profile-indicator",
    "D10, profile-indicator",
    "A1, observation-repeated"
  })
  void saysWhichIndicatorCannotBeUsed(String indicator, String problem) {
    Api.as("stranger-ngo")
        .body(request(SCAR, "{\"indicator\": \"" + indicator + "\", \"value\": \"absent\"}"))
        .post("/v1/screenings")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:" + problem))
        .body("errors", hasSize(1))
        .body("errors[0].field", equalTo("observations[1].indicator"));
  }

  @Test
  void nothingIsObservedInTheFuture() {
    Api.as("stranger-ngo")
        .body(
            request(
                "{\"indicator\": \"A1\", \"value\": \"present\", \"observedAt\": \""
                    + Instant.now().plusSeconds(3600)
                    + "\"}"))
        .post("/v1/screenings")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("observations[0].observedAt"))
        .body("errors[0].code", equalTo("in-future"));
  }

  @Test
  void twoHundredAreTakenAndOneMoreIsNot() {
    assertThat(many(200).size()).isEqualTo(200);
    Api.as("stranger-ngo")
        .body(request(many(201).toArray(String[]::new)))
        .post("/v1/screenings")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("observations"));
    Api.as("stranger-ngo")
        .body(request(many(200).toArray(String[]::new)))
        .post("/v1/screenings")
        .then()
        .statusCode(200)
        .body("askNext", hasSize(0));
  }

  @Test
  void saysWhatSupportsWhatContradictsWhatToAskAndWhatToPreserve() {
    Api.as("sehat-integration")
        .body(
            request(
                SCAR,
                "{\"indicator\": \"T8\", \"value\": \"present\"}",
                "{\"indicator\": \"R1\", \"value\": \"absent\", \"observer\": \"police\"}",
                "{\"indicator\": \"A2\", \"value\": \"unknown\"}"))
        .post("/v1/screenings")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("catalogue", equalTo("2026-12"))
        .body(
            "elements.element",
            equalTo(
                List.of("act", "means", "apov", "vulnerability", "purpose", "child-rule", "harm")))
        .body("elements[0].contradiction", equalTo(List.of("R1")))
        .body("elements[0].support", hasSize(0))
        .body("elements[1].support", equalTo(List.of("T8")))
        .body("elements[4].support", equalTo(List.of("A1")))
        .body("askNext[0].indicator", equalTo("U7"))
        .body("askNext.indicator", not(hasItem("A1")))
        .body("preserve.id", hasItems("scar-photographs", "imaging"))
        .body("preserve[0].because", equalTo(List.of("A1")))
        .body(
            "findAll {it.key in ['score', 'percentage', 'decision', 'result']}.size()", equalTo(0));
  }

  @Test
  void asksInTheLanguageOfTheOneWhoAsksBesideTheEnglish() {
    Api.as("sehat-integration")
        .body(
            "{\"observer\": \"clinician\", \"language\": \"ur\", \"observations\": [" + SCAR + "]}")
        .post("/v1/screenings")
        .then()
        .statusCode(200)
        .body("direction", equalTo("rtl"))
        .body("askNext.textReviewed", everyItem(equalTo(false)))
        .body("askNext[0].textEnglish", equalTo("Under 18, or age unclear"))
        .body("askNext[0].text", containsString("اٹھارہ"))
        .body("preserve.findAll {it.text == it.textEnglish}", hasSize(0));
  }

  @Test
  void nothingOfItIsKept() {
    String before = written();
    Api.as("stranger-ngo").body(request(SCAR)).post("/v1/screenings").then().statusCode(200);
    assertThat(written()).isEqualTo(before);
  }

  private String written() {
    return rows.one("SELECT count(*) FROM audit_entry WHERE client = 'stranger-ngo'")
        + rows.one("SELECT count(*) FROM idempotency_key");
  }

  /** One for each observer of as many indicators as it takes. */
  private static List<String> many(int count) {
    List<String> ids =
        Api.as("operator")
            .get("/v1/indicators")
            .jsonPath()
            .getList("items.findAll {!it.profile}.id");
    List<String> observers = List.of("victim-interview", "clinician", "border");
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "{\"indicator\": \"%s\", \"value\": \"absent\", \"observer\": \"%s\"}"
                    .formatted(ids.get(i % ids.size()), observers.get(i / ids.size())))
        .toList();
  }

  private static String request(String... observations) {
    return "{\"observer\": \"clinician\", \"observations\": ["
        + List.of(observations).stream().collect(Collectors.joining(","))
        + "]}";
  }
}
