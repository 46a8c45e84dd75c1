package org.amaan.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What findings point to, and what becomes of it. */
@QuarkusTest
class CitationsApiTest extends AssessmentTest {

  @Inject CitedInTests evidence;

  private final UUID referralId = UUID.randomUUID();
  private final UUID broker = UUID.randomUUID();
  private final Report report = report(1, "accepted");

  @Test
  void onlyWhatAllReadersOfTheCaseMayKnowIsCited() {
    UUID caseId = open().caseId();
    for (String code : List.of("H1", "H2", "H3")) {
      String observation = observe(caseId, "R" + code.charAt(1), code, "");
      List<Long> before = written();
      unwritten(422, "unknown-citation", assess(OFFICER, caseId, citing(observation)), before)
          .body("errors.field", contains("findings[0].observations[0]"));
    }
    assess(OFFICER, caseId, citing(observe(caseId, "U1", "H0", ""))).statusCode(201);
  }

  @Test
  void anItemOfEvidenceThatAProsecutionWouldNotReadIsNotCited() {
    UUID caseId = open().caseId();
    for (String code : List.of("H1", "H2")) {
      assess(OFFICER, caseId, citingEvidence(item(caseId, code, "")))
          .statusCode(422)
          .body("errors.field", contains("findings[0].evidence[0]"));
    }
    String first = item(caseId, "H0", "");
    String second = item(caseId, "H0", ", \"corrects\": \"" + first + "\"");
    assess(OFFICER, caseId, citingEvidence(first)).statusCode(422);
    assess(OFFICER, caseId, citingEvidence(second)).statusCode(201);
  }

  @Test
  void whatIsCorrectedOrRetractedIsNotCitedAnew() {
    UUID caseId = opened();
    String first = observe(caseId, "R2", "H0", "");
    String second = observe(caseId, "R2", "H0", ", \"corrects\": \"" + first + "\"");
    arrives(referralId, report.at(2, "accepted").json()).statusCode(200);
    for (String fallen : List.of(first, broker.toString())) {
      assess(OFFICER, caseId, citing(fallen))
          .statusCode(422)
          .body("type", equalTo("urn:amaan:problem:unknown-citation"));
    }
    assess(OFFICER, caseId, citing(second)).statusCode(201);
  }

  /** Disclosed to the police and not for the prosecution. */
  @Test
  void whatAColleagueCitedStaysThoughOneDoesNotSeeIt() {
    UUID caseId = opened();
    move(caseId, INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, "/v1/cases/" + caseId + "/observations").body("items.size()", equalTo(0));
    assess(OFFICER, caseId, citing(broker.toString())).statusCode(201);
    change(PROSECUTOR, caseId, 1, citing(broker.toString()).replace("a reason", "a better one"))
        .statusCode(200)
        .body("findings[0].reason", equalTo("a better one"))
        .body("findings[0].observations", contains(broker.toString()));
    // On another element it would be the prosecutor's own link.
    change(PROSECUTOR, caseId, 2, citing(broker.toString()).replace("recruitment", "transfer"))
        .statusCode(422);
    sign(PROSECUTOR, caseId, 2);
    change(PROSECUTOR, caseId, 3, citing(broker.toString())).statusCode(200);
    accept(offer(caseId));
    change(LAHORE_OFFICER, caseId, 4, citing(broker.toString())).statusCode(200);
  }

  @Test
  void whatWasCorrectedUnderADraftIsNotSignedBeforeItIsWrittenAgain() {
    UUID caseId = open().caseId();
    String first = observe(caseId, "R1", "H0", "");
    assess(OFFICER, caseId, citing(first)).statusCode(201);
    observe(caseId, "R1", "H2", ", \"corrects\": \"" + first + "\"");
    changed(caseId, 1).body("errors.field", contains("findings[0].observations[0]"));
    change(OFFICER, caseId, 1, citing(first)).statusCode(200);
    sign(OFFICER, caseId, 2);
  }

  @Test
  void whatWasRetractedUnderADraftIsNotSignedBeforeItIsWrittenAgain() {
    UUID caseId = opened();
    assess(OFFICER, caseId, citing(broker.toString())).statusCode(201);
    arrives(referralId, report.at(2, "accepted").json()).statusCode(200);
    changed(caseId, 1).body("errors.field", contains("findings[0].observations[0]"));
    // Whoever goes on with the draft is told before and after.
    read(OTHER_OFFICER, caseId).body("fallen", contains(broker.toString()));
    assertThat(print(OTHER_OFFICER, assessment(caseId)))
        .contains("FALLEN: " + broker + " was corrected or retracted.");
    change(OTHER_OFFICER, caseId, 1, citing(broker.toString()).replace("a reason", "another"))
        .statusCode(200)
        .body("fallen", contains(broker.toString()));
    // What comes back stands in nobody's way.
    arrives(
            referralId,
            observing(report.at(3, "accepted"), observed(broker, "R1", "present", "ahtc")))
        .statusCode(200);
    read(OFFICER, caseId).body("fallen", empty());
    sign(OFFICER, caseId, 2);
  }

  @Test
  void whatFellAfterTheSignatureIsNamedBesideWhatWasSigned() {
    UUID caseId = opened();
    assess(OFFICER, caseId, citing(broker.toString())).body("fallen", empty());
    String id = sign(OFFICER, caseId, 1).getString("id");
    arrives(referralId, report.urgent("routine", "child").at(2, "accepted").json()).statusCode(200);
    get(OFFICER, assessments(caseId) + "/" + id)
        .body("fallen", contains(broker.toString()))
        .body("caseAgeClass", equalTo("child"));
    assertThat(print(OFFICER, assessments(caseId) + "/" + id))
        .contains("FALLEN: " + broker, "AGE: the case itself says child now.");
  }

  @Test
  void evidenceThatFellUnderADraftIsNamedToo() {
    UUID caseId = open().caseId();
    UUID item = evidence.add(caseId);
    assess(OFFICER, caseId, citingEvidence(item.toString())).statusCode(201);
    evidence.fall(item);
    changed(caseId, 1).body("errors.field", contains("findings[0].evidence[0]"));
  }

  @Test
  void aDraftOfAnAdultIsNotSignedOnceTheCaseSaysChild() {
    Report adult = report(1, "accepted").urgent("routine", "adult");
    UUID caseId = open(referralId, adult).caseId();
    assess(OFFICER, caseId, everything("x"))
        .body("ageClass", equalTo("adult"))
        .body("caseAgeClass", nullValue());
    arrives(referralId, adult.at(2, "accepted").urgent("routine", "child").json()).statusCode(200);
    changed(caseId, 1).body("errors.field", contains("ageClass"));
    read(OTHER_OFFICER, caseId).body("caseAgeClass", equalTo("child"));
    change(
            OTHER_OFFICER,
            caseId,
            1,
            everything("x").replaceFirst("\\{", "{\"ageClass\": \"adult\", "))
        .statusCode(200)
        .body("ageClass", equalTo("adult"))
        .body("caseAgeClass", equalTo("child"));
    change(OFFICER, caseId, 2, everything("x")).statusCode(200).body("ageClass", equalTo("child"));
    sign(OFFICER, caseId, 3);
  }

  private ValidatableResponse changed(UUID caseId, long version) {
    return refused(
            409, "assessment-changed", OFFICER, signature(caseId), "{\"version\": " + version + "}")
        .body("currentVersion", equalTo((int) version));
  }

  private UUID opened() {
    return UUID.fromString(
        arrives(referralId, observing(report, observed(broker, "R1", "present", "ahtc")))
            .statusCode(201)
            .extract()
            .path("caseId"));
  }

  private static String citing(String observation) {
    return body(
        finding(
            "recruitment",
            "indicated",
            "a reason",
            ", \"observations\": [\"" + observation + "\"]"));
  }

  private static String citingEvidence(String item) {
    return body(
        finding("recruitment", "indicated", "a reason", ", \"evidence\": [\"" + item + "\"]"));
  }

  private static String observe(UUID caseId, String indicator, String handling, String more) {
    return post(
            OFFICER,
            "/v1/cases/" + caseId + "/observations",
            """
            {"observations": [{"indicator": "%s", "value": "present", "observer": "police",
              "handling": "%s"%s}]}
            """
                .formatted(indicator, handling, more))
        .statusCode(201)
        .extract()
        .path("items[0].id");
  }

  private static String item(UUID caseId, String handling, String more) {
    return post(
            OFFICER,
            "/v1/cases/" + caseId + "/evidence",
            """
            {"kind": "other", "description": "Made up.", "collectedAt": "2024-11-20T09:15:00Z",
             "place": "Made up.", "handling": "%s"%s}
            """
                .formatted(handling, more))
        .statusCode(201)
        .extract()
        .path("id");
  }
}
