package org.amaan.referral.referral.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.testing.SettableClock;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.amaan.referral.testing.Stages;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What time does: escalation and the end of drafts, by the clock and the running scheduler. */
@QuarkusTest
class OverdueTest extends ServiceTest {

  @Inject SettableClock clock;
  @Inject Rows rows;

  @AfterEach
  void now() {
    clock.reset();
    // What recurs has its next turn in the future that the test made up.
    rows.all(
        "UPDATE scheduled_tasks SET execution_time = now() WHERE NOT picked"
            + " AND task_instance = 'recurring' RETURNING task_name");
  }

  @Test
  void aPassedDueTimeIsToldOnce() {
    Referred referred = Stages.at("received");
    clock.advance(Duration.ofDays(8));
    await(() -> overdueEvents(referred) == 1);
    assertThat(rows.audit(referred.referralId()).get(0).startsWith("referral.overdue ")).isTrue();
    assertThat(toldOfOverdue(referred))
        .isEqualTo(List.of("panah-shelter/act", "nrm-pakistan/follow-up"));
    Api.as("panah-shelter")
        .get("/v1/referrals/{id}", referred.referralId())
        .then()
        .body("overdue", equalTo(true));
    // The coordinator can follow the link of the alert.
    Api.as("nrm-pk").get("/v1/referrals/{id}", referred.referralId()).then().statusCode(200);
    clock.advance(Duration.ofDays(8));
    Referred later = Stages.at("submitted");
    clock.advance(Duration.ofDays(8));
    await(() -> overdueEvents(later) == 1);
    assertThat(overdueEvents(referred)).as("once for each due time").isEqualTo(1);
    Stages.move("panah-shelter", referred.referralId(), "acceptance", "{}").statusCode(200);
    clock.advance(Duration.ofDays(8));
    await(() -> overdueEvents(referred) == 2);
  }

  @Test
  void whoHoldsTheCaseIsTold() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.acceptedWithACase("ahtc-supervisor");
    referred.reportCustody(caseId, 2, "lahore-police", "lahore-investigation");
    clock.advance(Duration.ofDays(15));
    await(() -> overdueEvents(referred) == 1);
    List<String> told = toldOfOverdue(referred);
    assertThat(told.get(0)).isEqualTo("lahore-police/act");
    assertThat(told.contains("ahtc/act")).as(told.toString()).isFalse();
  }

  @Test
  void theReferrerIsToldWhereNobodyCoordinates() {
    String id =
        Api.commandAs("umeed-caseworker")
            .body(
                """
                {"receiver": {"agency": "panah-shelter"}, "need": "protection", "urgency": "routine",
                 "situation": {"country": "IR"},
                 "subject": {"ageClass": "adult", "narrative": "planted"}, "consents": [%s]}
                """
                    .formatted(Stages.CONSENT))
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id");
    Referred referred = new Referred(UUID.fromString(id), UUID.randomUUID(), "");
    clock.advance(Duration.ofDays(15));
    await(() -> overdueEvents(referred) == 1);
    assertThat(toldOfOverdue(referred))
        .isEqualTo(List.of("panah-shelter/act", "umeed-trust/follow-up"));
  }

  @Test
  void aDraftExpiresWithItsPersonalData() {
    Referred draft = Stages.at("draft");
    Referred shared = Stages.at("submitted");
    String second =
        Api.commandAs("umeed-caseworker")
            .body("{\"state\": \"draft\", \"subjectId\": \"" + shared.subjectId() + "\"}")
            .post("/v1/referrals")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getString("id");
    clock.advance(Duration.ofDays(31));
    await(() -> rows.one("SELECT id FROM referral WHERE id = ?", draft.referralId()) == null);
    assertThat(rows.one("SELECT id FROM subject WHERE id = ?", draft.subjectId())).isEqualTo(null);
    assertThat(rows.audit(draft.referralId()).get(0).startsWith("referral.draft-expired "))
        .isTrue();
    await(() -> rows.one("SELECT id FROM referral WHERE id = ?::uuid", second) == null);
    assertThat(rows.one("SELECT id FROM subject WHERE id = ?", shared.subjectId()))
        .as("another referral is about the subject")
        .isEqualTo(shared.subjectId().toString());
  }

  private List<String> toldOfOverdue(Referred referred) {
    return rows.all(
        """
        SELECT concat_ws('/', r ->> 'agency', r ->> 'action')
        FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r
        WHERE m.aggregate_id = ? AND m.payload ->> 'type' = 'org.amaan.referral.overdue.v1'
        """,
        referred.referralId());
  }

  private int overdueEvents(Referred referred) {
    return Integer.parseInt(
        rows.one(
            "SELECT count(*) FROM outbox_message WHERE aggregate_id = ? AND payload ->> 'type' ="
                + " 'org.amaan.referral.overdue.v1'",
            referred.referralId()));
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
  }
}
