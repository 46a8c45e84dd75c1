package org.amaan.referral.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Noticed;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReadWithdrawalNoticesApiTest extends ServiceTest {

  @Test
  void needsAToken() {
    Api.anonymous().get("/v1/withdrawal-notices").then().statusCode(401);
    Api.anonymous().get("/v1/withdrawal-notices/{id}", UUID.randomUUID()).then().statusCode(401);
  }

  @Test
  void withoutAnAgencyThereIsNoList() {
    list("operator", "").statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"umeed-caseworker", "stranger-ngo", "ahtc-supervisor", "nrm-pk"})
  void whoIsNotAskedSeesNothing(String client) {
    Noticed notice = Noticed.shelter();
    one(client, notice.id())
        .statusCode(404)
        .body("type", equalTo("urn:amaan:problem:withdrawal-notice-not-found"));
    list(client, "?limit=200")
        .statusCode(200)
        .body("items.id", not(hasItem(notice.id().toString())));
  }

  @Test
  void whatIsNotThereIsNotFound() {
    one("panah-shelter", UUID.randomUUID()).statusCode(404);
    one("operator", UUID.randomUUID()).statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "state=overdue, state",
    "limit=0, limit",
    "limit=201, limit",
    "cursor=garbage, cursor"
  })
  void refusesWhatTheContractDoesNotKnow(String query, String field) {
    list("panah-shelter", "?" + query).statusCode(400).body("errors[0].field", equalTo(field));
  }

  @Test
  void theAgencyAskedReadsWhatItIsAskedAndNothingOfTheConsent() {
    Noticed notice = Noticed.police();
    for (String colleague : List.of("ahtc-officer-2", "dpo-ahtc")) {
      ValidatableResponse read =
          one(colleague, notice.id())
              .statusCode(200)
              .header("ETag", "\"0\"")
              .body("agency", equalTo("ahtc"))
              .body("subjectId", equalTo(notice.referred().subjectId().toString()))
              .body("state", equalTo("open"))
              .body("overdue", equalTo(false))
              .body("dueAt", notNullValue())
              .body("answer", nullValue());
      assertThat(read.extract().asString().contains(notice.referred().planted())).isFalse();
      assertThat(read.extract().asString().contains("umeed")).isFalse();
    }
  }

  @Test
  void listsNewestFirstInPagesByState() {
    UUID first = Noticed.shelter().id();
    UUID answered = Noticed.shelter().id();
    UUID last = Noticed.shelter().id();
    Api.commandAs("panah-shelter")
        .body("{\"answer\": \"deleted\"}")
        .post("/v1/withdrawal-notices/{id}/answer", answered)
        .then()
        .statusCode(200);
    list("panah-shelter", "?state=answered&limit=200")
        .statusCode(200)
        .body("items.state", everyItem(equalTo("answered")))
        .body("items.id", hasItem(answered.toString()));
    list("panah-shelter", "?state=open&limit=200")
        .statusCode(200)
        .body("items.state", everyItem(equalTo("open")))
        .body("items.id", not(hasItem(answered.toString())));

    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          list("panah-shelter", "?limit=1" + cursor).statusCode(200).extract().jsonPath();
      ids.addAll(page.getList("items.id"));
      cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    }
    // Other tests have left some that are dated in the future.
    List<String> mine = List.of(last.toString(), answered.toString(), first.toString());
    ids.retainAll(mine);
    assertThat(ids).isEqualTo(mine);
  }

  private static ValidatableResponse list(String client, String query) {
    return Api.as(client).get("/v1/withdrawal-notices" + query).then();
  }

  private static ValidatableResponse one(String client, UUID id) {
    return Api.as(client).get("/v1/withdrawal-notices/{id}", id).then();
  }
}
