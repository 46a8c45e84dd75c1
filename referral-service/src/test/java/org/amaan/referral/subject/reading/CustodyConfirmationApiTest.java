package org.amaan.referral.subject.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Peers;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What officers may read while case-service is not well: nothing. */
@QuarkusTest
class CustodyConfirmationApiTest extends ServiceTest {

  @Inject Rows rows;

  enum Fault {
    BROKEN(new Peers.Answer(500, 0, "{\"status\": 500}")),
    BUSY(new Peers.Answer(503, 0, "{\"status\": 503}")),
    FORGETFUL(new Peers.Answer(404, 0, "{\"status\": 404}")),
    REFUSING(new Peers.Answer(403, 0, "{\"status\": 403}")),
    TALKING_GARBAGE(new Peers.Answer(200, 0, "<html>gateway</html>")),
    SAYING_NOTHING(new Peers.Answer(200, 0, "{}")),
    SAYING_NULL(new Peers.Answer(200, 0, "null")),
    SAYING_HALF(new Peers.Answer(200, 0, "{\"caseId\": \"$case\", \"sequence\": 9}")),
    SPEAKING_OF_ANOTHER_CASE(
        new Peers.Answer(
            200,
            0,
            """
            {"caseId": "00000000-0000-7000-8000-000000000000", "sequence": 9,
             "custodian": {"agency": "ahtc", "unit": "ahtc-islamabad"}, "readers": [], "closed": false}
            """)),
    SLOW(
        new Peers.Answer(
            200,
            20_000,
            """
            {"caseId": "$case", "sequence": 9,
             "custodian": {"agency": "ahtc", "unit": "ahtc-islamabad"}, "readers": [], "closed": false}
            """));

    final Peers.Answer answer;

    Fault(Peers.Answer answer) {
      this.answer = answer;
    }

    Peers.Answer about(UUID caseId) {
      return new Peers.Answer(
          answer.status(), answer.delayMillis(), answer.body().replace("$case", caseId.toString()));
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void custodyThatIsNotConfirmedDisclosesNothing(Fault fault) {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.acceptedWithACase("ahtc-supervisor");
    subject.reportCustody(caseId, 1, "ahtc", "ahtc-islamabad");
    Peers.answer(Peers.custodianPath(caseId), fault.about(caseId));
    Response response = read("ahtc-officer-1", subject);
    response
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:amaan:problem:custody-unconfirmed"));
    assertThat(response.asString().contains(subject.planted())).isFalse();
    assertThat(rows.audit(subject.subjectId()).get(0))
        .isEqualTo(
            "subject.disclosure-refused {\"reason\": \"custody-unconfirmed\", \"purpose\":"
                + " \"investigation\"}");

    // to a stranger the subject stays invisible, and helpers do not depend on case-service
    read("lahore-officer", subject).then().statusCode(404);
    Api.as("umeed-caseworker")
        .get("/v1/subjects/{id}?purpose=protection", subject.subjectId())
        .then()
        .statusCode(200);

    // a failure is not remembered
    Peers.custodian(caseId, 1, "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", subject).then().statusCode(200);
  }

  @Test
  void caseServiceKnowsOfAHandoverBeforeItsReportArrives() {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.acceptedWithACase("ahtc-supervisor");
    subject.reportCustody(caseId, 1, "ahtc", "ahtc-islamabad");
    Peers.custodian(caseId, 2, "lahore-police", "lahore-investigation");
    read("ahtc-officer-1", subject).then().statusCode(404);
    read("lahore-officer", subject).then().statusCode(200);
  }

  @Test
  void aNewerReportOutweighsAnOlderAnswer() {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.acceptedWithACase("ahtc-supervisor");
    subject.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    Peers.custodian(caseId, 1, "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", subject).then().statusCode(404);
    read("lahore-officer", subject).then().statusCode(200);
  }

  @Test
  void caseServiceIsAskedWithAToken() {
    Referred subject = Referred.toPolice();
    UUID caseId = subject.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    read("ahtc-officer-1", subject).then().statusCode(200);
    assertThat(
            Peers.calls().stream()
                .filter(call -> call.path().equals(Peers.custodianPath(caseId)))
                .allMatch(Peers.Call::authorised))
        .isTrue();
  }

  private static Response read(String client, Referred subject) {
    return Api.as(client).get("/v1/subjects/{id}?purpose=investigation", subject.subjectId());
  }
}
