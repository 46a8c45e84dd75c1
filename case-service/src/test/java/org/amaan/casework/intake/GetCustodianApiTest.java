package org.amaan.casework.intake;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GetCustodianApiTest extends ApiTest {

  private static String path(UUID caseId) {
    return "/v1/cases/" + caseId + "/custodian";
  }

  @Test
  void needsAToken() {
    needsToken("GET", path(open().caseId()), "");
  }

  @Test
  void isForServicesOnly() {
    get(SUPERVISOR, path(open().caseId())).statusCode(403);
    get(STRANGER, path(UUID.randomUUID())).statusCode(403);
  }

  @Test
  void unknownCaseIsNotFound() {
    get(REFERRAL_SERVICE, path(UUID.randomUUID())).statusCode(404);
  }

  @Test
  void sequenceGrowsWithEveryChangeOfCustodianOrReaders() {
    Opened opened = open();
    get(REFERRAL_SERVICE, path(opened.caseId()))
        .statusCode(200)
        .body("sequence", equalTo(1))
        .body("custodian.unit", equalTo("ahtc-islamabad"))
        .body("readers", empty());
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    get(REFERRAL_SERVICE, path(opened.caseId()))
        .body("sequence", equalTo(2))
        .body("readers.agency", contains("punjab-prosecution"))
        .body("readers.basis", contains("grant"));
    accept(offer(opened.caseId()));
    get(REFERRAL_SERVICE, path(opened.caseId()))
        .body("sequence", equalTo(3))
        .body("custodian.unit", equalTo("lahore-investigation"));
  }
}
