package org.amaan.casework.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.amaan.casework.assessment.document.Citable;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.Test;

/** What referral-service discloses of a referral's observations, as it comes and goes. */
@QuarkusTest
class ReportedObservationsApiTest extends ApiTest {

  @Inject CitableObservations citable;

  private final UUID referralId = UUID.randomUUID();
  private final UUID scar = UUID.randomUUID();
  private final UUID broker = UUID.randomUUID();
  private final Report report = report(1, "accepted");

  @Test
  void comeWithTheCaseAndAreScreened() {
    UUID caseId = opened(observed(scar, "A1", "present", "ahtc"));
    read(OFFICER, caseId)
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(scar.toString()))
        .body("items[0].origin", equalTo("referral"))
        .body("items[0].referralId", equalTo(referralId.toString()))
        .body("items[0].agency", equalTo("umeed-trust"))
        .body("items[0].indicator", equalTo("A1"))
        .body("items[0].value", equalTo("present"))
        .body("items[0].sourceGrade", equalTo("B"))
        .body("items[0].note", nullValue());
    get(OFFICER, "/v1/cases/" + caseId + "/screening")
        .body("preserve.because.flatten()", hasItem("A1"));
    assertThat(audited(caseId)).contains("case.reported-observations-written");
    get(OFFICER, "/v1/cases/" + caseId + "/timeline").body("items.action", contains("opened"));
  }

  @Test
  void comeWithAReferralThatIsAttached() {
    UUID caseId = open().caseId();
    arrives(
            referralId,
            observing(report.attachedTo(caseId), observed(scar, "A1", "present", "ahtc")))
        .statusCode(201);
    read(OFFICER, caseId).body("items.id", contains(scar.toString()));
  }

  @Test
  void areRetractedWithAllThatTheySaidOnceTheyAreDisclosedNoMore() {
    UUID caseId =
        opened(observed(scar, "A1", "present", "ahtc"), observed(broker, "R1", "present", "ahtc"));
    arrives(
            referralId,
            observing(report.at(2, "accepted"), observed(broker, "R1", "present", "ahtc")))
        .statusCode(200);
    retracted(OFFICER, caseId)
        .body(at(scar) + ".indicator", nullValue())
        .body(at(scar) + ".value", nullValue())
        .body(at(scar) + ".observer", nullValue())
        .body(at(scar) + ".sourceGrade", nullValue())
        .body(at(scar) + ".handling", nullValue())
        .body(at(broker) + ".value", equalTo("present"));
    get(OFFICER, "/v1/cases/" + caseId + "/screening")
        .body("elements.find { it.element == 'purpose' }.support", hasSize(0));
    assertThat(
            rows.of(
                "SELECT concat(indicator, value, observer, how_known, observed_at, source_grade,"
                    + " information_grade, handling) FROM case_observation WHERE id = ?",
                scar))
        .containsExactly("");
    // An older report comes late, the newest twice.
    arrives(
            referralId,
            observing(report.at(1, "accepted"), observed(scar, "A1", "present", "ahtc")))
        .statusCode(200);
    arrives(
            referralId,
            observing(report.at(2, "accepted"), observed(scar, "A1", "present", "ahtc")))
        .statusCode(200);
    retracted(OFFICER, caseId);
    // And a report without the field discloses nothing.
    arrives(referralId, report.at(3, "accepted").json()).statusCode(200);
    read(OFFICER, caseId).body("items.retracted", contains(true, true));
    // What is disclosed anew is there again.
    arrives(referralId, observing(report.at(4, "accepted"), observed(scar, "A1", "absent", "ahtc")))
        .statusCode(200);
    read(OFFICER, caseId)
        .body(at(scar) + ".retracted", equalTo(false))
        .body(at(scar) + ".value", equalTo("absent"));
  }

  @Test
  void areReadByWhomTheyAreDisclosedToAndByNobodyElse() {
    UUID caseId = opened(observed(scar, "A1", "present", "ahtc"));
    move(caseId, INVESTIGATE, PROSECUTE);
    read(PROSECUTOR, caseId).body("items", hasSize(0));
    accept(offer(caseId));
    read(LAHORE_OFFICER, caseId).body("items", hasSize(0));
    arrives(
            referralId,
            observing(
                report.at(2, "accepted"),
                observed(scar, "A1", "present", "lahore-police"),
                observed(broker, "R1", "present", "lahore-police", "punjab-prosecution")))
        .statusCode(200);
    read(LAHORE_OFFICER, caseId).body("items", hasSize(2));
    read(PROSECUTOR, caseId).body("items.indicator", contains("R1"));
    // Taken back from one of two readers.
    arrives(
            referralId,
            observing(report.at(3, "accepted"), observed(broker, "R1", "present", "lahore-police")))
        .statusCode(200);
    read(PROSECUTOR, caseId)
        .body("items.id", contains(broker.toString()))
        .body("items.retracted", contains(true))
        .body("items[0].value", nullValue());
    read(LAHORE_OFFICER, caseId).body(at(broker) + ".value", equalTo("present"));
  }

  @Test
  void whatWasCorrectedOnTheReferralCountsNoMore() {
    UUID caseId =
        opened(
            observed(scar, "A1", "present", "ahtc").replaceFirst("}$", ", \"corrected\": true}"));
    read(OFFICER, caseId).body("items.corrected", contains(true));
    get(OFFICER, "/v1/cases/" + caseId + "/screening").body("preserve", hasSize(0));
  }

  @Test
  void areNotOpenedWhileTheCaseIsClosed() {
    UUID caseId = opened(observed(scar, "A1", "present", "ahtc"));
    move(caseId, "{\"to\": \"closed\", \"disposition\": \"dismissed\"}");
    read(OFFICER, caseId)
        .body("items[0].value", nullValue())
        .body("items[0].retracted", equalTo(false))
        .body("items[0].withheld", equalTo("case-closed"));
  }

  @Test
  void aThousandComeInOneReportAndNotOneMore() {
    String[] thousand =
        IntStream.range(0, 1_000)
            .mapToObj(i -> observed(UUID.randomUUID(), "A1", "present", "ahtc", "lahore-police"))
            .toArray(String[]::new);
    UUID caseId = opened(thousand);
    read(OFFICER, caseId).body("items", hasSize(20));
    arrives(
            referralId,
            observing(
                report.at(2, "accepted"),
                Stream.concat(
                        Stream.of(thousand), Stream.of(observed(broker, "R1", "present", "ahtc")))
                    .toArray(String[]::new)))
        .statusCode(400);
  }

  @Test
  void belongToOneReferral() {
    opened(observed(scar, "A1", "present", "ahtc"));
    arrives(
            UUID.randomUUID(),
            observing(report(1, "accepted"), observed(scar, "A1", "present", "ahtc")))
        .statusCode(400);
    arrives(
            referralId,
            observing(
                report.at(2, "accepted"),
                observed(broker, "R1", "present", "ahtc"),
                observed(broker, "R1", "absent", "ahtc")))
        .statusCode(400);
    arrives(
            referralId,
            observing(report.at(2, "accepted"), observed(broker, "R1", "present", "No Code")))
        .statusCode(400);
    arrives(referralId, observing(report.at(2, "accepted"), "null")).statusCode(400);
    String officers =
        post(
                OFFICER,
                "/v1/cases/" + open().caseId() + "/observations",
                """
                {"observations": [{"indicator": "R1", "value": "present", "observer": "police",
                  "handling": "H3"}]}
                """)
            .statusCode(201)
            .extract()
            .path("items[0].id");
    arrives(
            referralId,
            observing(
                report.at(2, "accepted"),
                observed(UUID.fromString(officers), "R1", "present", "ahtc")))
        .statusCode(400);
  }

  @Test
  void whatTheReaderSeesOfThisCaseMayBeCitedAndNothingElse() {
    UUID caseId =
        opened(
            observed(scar, "A1", "present", "ahtc"),
            observed(broker, "R1", "present", "punjab-prosecution"));
    UUID other = UUID.randomUUID();
    open(UUID.randomUUID(), report(1, "accepted"));
    UUID elsewhere = open().caseId();
    assertThat(citable.kind()).isEqualTo(Citable.Kind.OBSERVATION);
    assertThat(cited(caseId, Set.of(scar, broker, other))).containsExactly(scar);
    assertThat(cited(elsewhere, Set.of(scar))).isEmpty();
    assertThat(cited(caseId, Set.of())).isEmpty();
  }

  private Set<UUID> cited(UUID caseId, Set<UUID> ids) {
    Caller officer =
        new Caller("ahtc-officer-1", "ahtc", "ahtc-islamabad", "p", Set.of(Role.INVESTIGATOR));
    return Acting.as(
        officer,
        () -> QuarkusTransaction.requiringNew().call(() -> citable.among(caseId, officer, ids)));
  }

  private UUID opened(String... observations) {
    return UUID.fromString(
        arrives(referralId, observing(report, observations))
            .statusCode(201)
            .extract()
            .path("caseId"));
  }

  private ValidatableResponse retracted(String client, UUID caseId) {
    return read(client, caseId)
        .body(at(scar) + ".retracted", equalTo(true))
        .body(at(broker) + ".retracted", equalTo(false));
  }

  private static String at(UUID id) {
    return "items.find { it.id == '" + id + "' }";
  }

  private static ValidatableResponse read(String client, UUID caseId) {
    return get(client, "/v1/cases/" + caseId + "/observations").statusCode(200);
  }
}
