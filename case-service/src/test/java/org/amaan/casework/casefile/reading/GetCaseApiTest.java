package org.amaan.casework.casefile.reading;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GetCaseApiTest extends ApiTest {

  @Test
  void needsAToken() {
    needsToken("GET", "/v1/cases/" + open().caseId(), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STRANGER,
        LAHORE_SUPERVISOR,
        PROSECUTOR,
        "umeed-caseworker",
        "dpo-ahtc",
        "nrm-pk",
        "auditor",
        "operator",
        REFERRAL_SERVICE
      })
  void doesNotExistForStrangers(String client) {
    get(client, "/v1/cases/" + open().caseId())
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:case-not-found"));
  }

  @Test
  void unknownAndMalformedIdsLookTheSame() {
    get(OFFICER, "/v1/cases/" + UUID.randomUUID()).statusCode(404);
    get(OFFICER, "/v1/cases/not-a-uuid").statusCode(404);
  }

  @Test
  void custodianSeesTheCaseAndWhatItMayDo() {
    Opened opened = open();
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .header("ETag", equalTo("\"0\""))
        .header("Cache-Control", equalTo("no-store"))
        .body("id", equalTo(opened.caseId().toString()))
        .body("allowedMoves", contains("under-investigation", "suspended", "closed"));
  }

  @Test
  void grantedProsecutionReadsButHasNoMoves() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .body("state", equalTo("with-prosecution"))
        .body("readers.agency", contains("punjab-prosecution"))
        .body("allowedMoves", empty());
  }

  @Test
  void offeredUnitSeesTheOfferButNotTheCase() {
    Opened opened = open();
    UUID handover = offer(opened.caseId());
    get(LAHORE_SUPERVISOR, "/v1/cases/" + opened.caseId()).statusCode(404);
    get(OFFICER, "/v1/cases/" + opened.caseId())
        .body("pendingHandover.id", equalTo(handover.toString()))
        .body("dueAt", notNullValue())
        .body("allowedMoves", contains("under-investigation", "suspended"));
  }

  @Test
  void giverNoLongerSeesACaseThatItGaveAway() {
    Opened opened = open();
    accept(offer(opened.caseId()));
    get(OFFICER, "/v1/cases/" + opened.caseId()).statusCode(404);
    get(LAHORE_OFFICER, "/v1/cases/" + opened.caseId())
        .statusCode(200)
        .body("custodian.unit", equalTo("lahore-investigation"));
  }
}
