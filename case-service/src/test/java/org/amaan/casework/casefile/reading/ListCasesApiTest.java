package org.amaan.casework.casefile.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.amaan.casework.testing.ApiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ListCasesApiTest extends ApiTest {

  @Test
  void needsAToken() {
    needsToken("GET", "/v1/cases", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "dpo-ahtc", "operator", REFERRAL_SERVICE, "umeed-admin"})
  void isForThoseWhoWorkWithCases(String client) {
    get(client, "/v1/cases").statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"limit=0", "limit=201", "limit=x", "state=gone", "assignee=all", "cursor=%F0"})
  void malformedQueryIsRefused(String query) {
    as(OFFICER).urlEncodingEnabled(false).get("/v1/cases?" + query).then().statusCode(400);
  }

  @Test
  void strangersListsAreEmpty() {
    open();
    get(STRANGER, "/v1/cases").statusCode(200).body("items", empty());
  }

  @Test
  void listsWhatTheUnitHoldsByStateAndAssignee() {
    Opened untouched = open();
    Opened mine = open();
    post(OFFICER, "/v1/cases/" + mine.caseId() + "/assignment", "{}").statusCode(200);
    move(mine.caseId(), INVESTIGATE);

    get(OFFICER, "/v1/cases?assignee=unit&limit=200")
        .body("items.id", hasItem(untouched.caseId().toString()))
        .body("items.id", hasItem(mine.caseId().toString()));
    get(OFFICER, "/v1/cases?assignee=me&limit=200")
        .body("items.id", hasItem(mine.caseId().toString()))
        .body("items.id", not(hasItem(untouched.caseId().toString())))
        .body("items.assignee", everyItem(is(OFFICER)));
    get(OFFICER, "/v1/cases?state=open&limit=200")
        .body("items.id", not(hasItem(mine.caseId().toString())))
        .body("items.state", everyItem(is("open")));
    get(LAHORE_OFFICER, "/v1/cases?assignee=unit&limit=200")
        .body("items.id", not(hasItem(mine.caseId().toString())));
  }

  @Test
  void grantedAgencyListsItsCasesToo() {
    Opened opened = open();
    move(opened.caseId(), INVESTIGATE, PROSECUTE);
    get(PROSECUTOR, "/v1/cases?limit=200")
        .statusCode(200)
        .body("items.id", hasItem(opened.caseId().toString()));
    get(PROSECUTOR, "/v1/cases?assignee=unit").statusCode(200).body("items", empty());
  }

  @Test
  void pagesNewestFirstWithoutGapOrRepeat() {
    for (int i = 0; i < 5; i++) {
      open();
    }
    List<String> all =
        rows.of(
            "SELECT id FROM case_file WHERE custodian_agency = 'ahtc' AND custodian_unit ="
                + " 'ahtc-islamabad' ORDER BY opened_at DESC, id DESC");
    List<String> paged = new ArrayList<>();
    String next = "";
    while (next != null) {
      var page = get(OFFICER, "/v1/cases?assignee=unit&limit=2" + next).statusCode(200).extract();
      paged.addAll(page.path("items.id"));
      String cursor = page.path("next");
      next = cursor == null ? null : "&cursor=" + cursor;
    }
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void ownCasesNeedATokenWithAPerson() {
    get("sehat-integration", "/v1/cases?assignee=me").statusCode(403);
  }
}
