package org.amaan.referral.referral.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListReferralsApiTest extends ServiceTest {

  @Inject Rows rows;

  @Test
  void needsATokenWithAnAgency() {
    Api.anonymous().get("/v1/referrals").then().statusCode(401);
    Api.as("operator").get("/v1/referrals").then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "direction=both",
        "state=lost",
        "limit=0",
        "limit=201",
        "limit=many",
        "cursor=garbage",
        "updatedSince=yesterday",
        "updatedSince=2026-02-31T00:00:00Z",
        "reference=PK-26-7KQ4-M2XD-2"
      })
  void aFilterThatCannotBeReadIsRefused(String query) {
    Api.as("umeed-caseworker")
        .get("/v1/referrals?" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:amaan:problem:invalid-request"))
        .body("errors[0].in", equalTo("query"))
        .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
  }

  @Test
  void showsWhatOnesAgencySentAndReceivedAndNothingElse() {
    Referred referred = Stages.at("submitted");
    String id = referred.referralId().toString();
    list("umeed-caseworker", "direction=sent").body("items.id", hasItem(id));
    list("umeed-caseworker", "direction=received").body("items.id", not(hasItem(id)));
    list("panah-shelter", "direction=received").body("items.id", hasItem(id));
    list("panah-shelter", "direction=sent").body("items.id", not(hasItem(id)));
    list("panah-shelter", "limit=200").body("items.id", hasItem(id));
    for (String client : List.of("stranger-ngo", "nrm-pk", "ahtc-supervisor")) {
      list(client, "limit=200").body("items.id", not(hasItem(id)));
    }
  }

  @Test
  void theCountrysCoordinatorFindsByTheExactReferenceAlone() {
    Referred referred = Stages.at("submitted");
    String id = referred.referralId().toString();
    String reference =
        Api.as("umeed-caseworker").get("/v1/referrals/{id}", id).jsonPath().getString("reference");
    list("nrm-pk", "reference=" + reference).body("items.id", equalTo(List.of(id)));
    list("nrm-pk", "limit=200").body("items.id", not(hasItem(id)));
    list("nrm-pk", "direction=received&reference=" + reference).body("items", hasSize(0));
    list("nrm-af", "reference=" + reference).body("items", hasSize(0));
  }

  @Test
  void aDraftIsInTheReferrersListAlone() {
    String id = Stages.at("draft").referralId().toString();
    list("umeed-caseworker", "state=draft").body("items.id", hasItem(id));
    list("panah-shelter", "limit=200").body("items.id", not(hasItem(id)));
  }

  @Test
  void filtersAreExactAndCombined() {
    String withdrawn = Stages.at("withdrawn").referralId().toString();
    String forConsent = Stages.at("consent-withdrawn").referralId().toString();
    list("umeed-caseworker", "state=withdrawn&direction=sent")
        .body("items.state", everyItem(is("withdrawn")))
        .body("items.id", hasItem(withdrawn))
        .body("items.id", hasItem(forConsent));
    String since =
        rows.one(
            "SELECT to_char(max(sender_updated_at) AT TIME ZONE 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM referral WHERE sending_agency ="
                + " 'umeed-trust'");
    list("umeed-caseworker", "updatedSince=" + since).body("items", hasSize(1));
    list("umeed-caseworker", "updatedSince=2126-01-01T00:00:00%2B05:00").body("items", empty());
  }

  @Test
  void findsTheReferenceAsItWasHeard() {
    Referred referred = Stages.at("submitted");
    String reference =
        rows.one("SELECT reference FROM referral WHERE id = ?", referred.referralId());
    String heard = reference.toLowerCase(java.util.Locale.ROOT).replace("-", "%20");
    list("panah-shelter", "reference=" + heard)
        .body("items.id", equalTo(List.of(referred.referralId().toString())));
    list("stranger-ngo", "reference=" + reference).body("items", empty());
  }

  @Test
  void pagesCoverEverythingOnceNewestFirst() {
    for (int i = 0; i < 5; i++) {
      Stages.at("submitted");
    }
    List<String> before = sentByUmeed();
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          list("umeed-caseworker", "direction=sent&limit=2" + cursor).extract().jsonPath();
      seen.addAll(page.getList("items.id"));
      cursor = page.get("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    assertThat(new HashSet<>(seen).size()).isEqualTo(seen.size());
    // Old drafts of other tests may be deleted meanwhile.
    assertThat(before).containsAll(seen);
    List<String> throughout = new ArrayList<>(before);
    throughout.retainAll(sentByUmeed());
    seen.retainAll(throughout);
    assertThat(seen).isEqualTo(throughout);
  }

  private List<String> sentByUmeed() {
    return rows.all(
        """
        SELECT id FROM referral WHERE sending_agency = 'umeed-trust'
          AND subject_id NOT IN (SELECT subject_id FROM exclusion WHERE agency = 'umeed-trust')
        ORDER BY created_at DESC, id DESC
        """);
  }

  private static io.restassured.response.ValidatableResponse list(String client, String query) {
    return Api.as(client)
        .urlEncodingEnabled(false)
        .get("/v1/referrals?" + (query.contains("limit") ? query : "limit=200&" + query))
        .then()
        .statusCode(200);
  }
}
