package org.amaan.referral.consent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListConsentsApiTest extends ServiceTest {

  @Test
  void needsAToken() {
    Api.anonymous().get("/v1/subjects/{id}/consents", UUID.randomUUID()).then().statusCode(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stranger-ngo", "ahtc-supervisor", "operator"})
  void whoIsNotConcernedFindsNothing(String client) {
    list(client, Referred.toShelter(Referred.CONSENT_TO_POLICE), "").statusCode(404);
    Api.as(client).get("/v1/subjects/{id}/consents", UUID.randomUUID()).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"panah-shelter", "dpo-umeed"})
  void onlyItsReferrerMay(String client) {
    list(client, Referred.toShelter(Referred.CONSENT_TO_POLICE), "").statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({"limit=0, limit", "limit=201, limit", "cursor=garbage, cursor"})
  void refusesWhatTheContractDoesNotKnow(String query, String field) {
    list("umeed-caseworker", Referred.toShelter(""), "?" + query)
        .statusCode(400)
        .body("errors[0].field", equalTo(field));
  }

  @Test
  void aSubjectWithoutConsentHasAnEmptyList() {
    list("umeed-caseworker", Referred.toShelter(""), "").statusCode(200).body("items", hasSize(0));
  }

  @Test
  void listsNewestFirstInPagesWithoutNamingTheSubject() {
    Referred subject = Referred.toShelter(Referred.CONSENT_TO_POLICE);
    for (String method : List.of("written", "recorded")) {
      Api.commandAs("umeed-caseworker")
          .body(Referred.CONSENT_TO_POLICE.replace("thumbprint", method))
          .post("/v1/subjects/{id}/consents", subject.subjectId())
          .then()
          .statusCode(201);
    }
    ValidatableResponse all =
        list("umeed-caseworker", subject, "")
            .statusCode(200)
            .body("items.method", contains("recorded", "written", "thumbprint"))
            .body("next", equalTo(null));
    assertThat(all.extract().asString().contains(subject.planted())).isFalse();

    List<String> methods = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          list("umeed-caseworker", subject, "?limit=1" + cursor)
              .statusCode(200)
              .extract()
              .jsonPath();
      methods.addAll(page.getList("items.method"));
      cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    }
    assertThat(methods).isEqualTo(List.of("recorded", "written", "thumbprint"));
  }

  private static ValidatableResponse list(String client, Referred subject, String query) {
    return Api.as(client).get("/v1/subjects/" + subject.subjectId() + "/consents" + query).then();
  }
}
