package org.amaan.notification.email;

import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.amaan.notification.MailHost;
import org.amaan.notification.MailHost.Mail;
import org.amaan.notification.Rows;
import org.amaan.notification.SmtpStub;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can wait comes together, in two hours from now. */
@QuarkusTest
class DigestTest {

  private static final String ADDRESS = "duty@umeed.example";
  private static final Duration WAIT = Duration.ofHours(2);

  @Inject Rows rows;
  @Inject OwnersDatabase database;
  @Inject SettableClock clock;

  private MailHost host;
  private Subscribed subscription;

  @BeforeEach
  void subscribe() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host = new MailHost();
    Map<String, Object> body = Subscribed.mail(ADDRESS);
    body.put("digest", Map.of("at", inWords(WAIT), "timeZone", "UTC"));
    subscription = Subscribed.confirmed(host, body);
  }

  @AfterEach
  void end() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host.close();
    clock.reset();
  }

  @Test
  void whatCanWaitComesInOneMailAndWhatCannotAtOnce() {
    TestEvent one = event(null).report();
    TestEvent two = event(clock.instant().plus(WAIT).plusSeconds(120)).report();
    TestEvent due = event(clock.instant().plus(WAIT).minusSeconds(120)).report();
    TestEvent urgent = event(null);
    urgent.data().put("urgency", "immediate-danger");
    urgent.report();
    await().until(() -> mails().size() == 2);
    assertThat(mails().stream().filter(mail -> mail.text().contains(due.reference)).count())
        .isEqualTo(1);
    assertThat(mails().stream().filter(mail -> mail.text().contains(urgent.reference)).count())
        .isEqualTo(1);

    clock.advance(WAIT);
    await().until(() -> mails().size() == 3);
    Mail digest = mails().get(2);
    for (TestEvent each : List.of(one, two)) {
      assertThat(digest.text().contains(each.reference)).isTrue();
      assertThat(digest.html().contains(each.data().get("link").toString())).isTrue();
    }
    assertThat(digest.text().contains(urgent.reference)).isFalse();
    await().until(() -> rows.count("SELECT count(*) FROM delivery WHERE state = 'delivered'") == 4);
    for (String id : rows.texts("SELECT id FROM delivery WHERE digest")) {
      as(ADMIN).get("/v1/deliveries/" + id).then().body("attempts", equalTo(1));
    }
    // and the next day's is another
    TestEvent later = event(null).report();
    clock.advance(Duration.ofDays(1));
    await().until(() -> mails().size() == 4);
    assertThat(mails().get(3).text().contains(later.reference)).isTrue();
    assertThat(mails().get(3).text().contains(one.reference)).isFalse();
  }

  @Test
  void anUrgentOneAboutTheSameCaseDoesNotWaitForTheOneInTheDigest() {
    TestEvent first = event(null).report();
    TestEvent urgent = event(null);
    urgent.body().put("subject", first.body().get("subject"));
    urgent.data().put("urgency", "immediate-danger");
    urgent.report();
    await().until(() -> mails().size() == 1);
    assertThat(mails().get(0).text().contains(urgent.reference)).isTrue();
  }

  @Test
  void aDigestThatDidNotGoComesAgainWholeUnderTheSameId() {
    TestEvent one = event(null).report();
    TestEvent two = event(null).report();
    host.close();
    try (SmtpStub stub = new SmtpStub().answering("RCPT", "451 4.2.1 later")) {
      clock.advance(WAIT);
      await().until(() -> rows.count("SELECT count(*) FROM delivery_attempt") == 2);
      assertThat(stub.count("RCPT")).isEqualTo(1);
      assertThat(rows.count("SELECT failures FROM subscription"))
          .as("one mail failed")
          .isEqualTo(1);
    }
    host = new MailHost();
    clock.advance(Duration.ofSeconds(7));
    await().until(() -> mails().size() == 1);
    Mail digest = mails().get(0);
    assertThat(digest.text().contains(one.reference) && digest.text().contains(two.reference))
        .isTrue();
    assertThat(rows.texts("SELECT id FROM delivery ORDER BY position LIMIT 1"))
        .isEqualTo(List.of(digest.id()));
  }

  @Test
  void manyAreListedInPartAndTheRestIsCounted() {
    List<TestEvent> events = new ArrayList<>();
    for (int i = 0; i < MailWriter.LISTED + 3; i++) {
      events.add(event(null).report());
    }
    clock.advance(WAIT);
    await().until(() -> mails().size() == 1);
    Mail digest = mails().get(0);
    assertThat(events.stream().filter(event -> digest.text().contains(event.reference)).count())
        .isEqualTo(MailWriter.LISTED);
    assertThat(digest.text().contains("More in your inbox: 3")).isTrue();
    await()
        .until(
            () ->
                rows.count("SELECT count(*) FROM delivery WHERE state = 'delivered'")
                    == events.size());
  }

  @Test
  void whoIsExcludedMeanwhileReadsNothingOfIt() {
    TestEvent hidden = event(null).report();
    TestEvent seen = event(null).report();
    TestEvent.exclusions(hidden, 1, AGENCY).report();
    clock.advance(WAIT);
    await().until(() -> mails().size() == 1);
    assertThat(mails().get(0).text().contains(seen.reference)).isTrue();
    assertThat(mails().get(0).raw().contains(hidden.reference)).isFalse();
  }

  @Test
  void withoutADigestAnyMoreWhatWasCollectedComesAtOnce() {
    event(null).report();
    subscription.change("{\"digest\": null}").statusCode(200);
    await().until(() -> mails().size() == 1);
  }

  @Test
  void atAnotherTimeWhatWasCollectedComesThenOrBeforeItIsDue() {
    event(null).report();
    TestEvent due = event(clock.instant().plus(WAIT).plus(Duration.ofHours(1))).report();
    subscription
        .change(Map.of("digest", Map.of("at", inWords(WAIT.multipliedBy(2)), "timeZone", "UTC")))
        .statusCode(200);
    await().until(() -> mails().size() == 1);
    assertThat(mails().get(0).text().contains(due.reference)).isTrue();
    await().until(() -> rows.count("SELECT count(*) FROM delivery WHERE state = 'delivered'") == 1);
    Duration left =
        Duration.between(
            clock.instant(),
            Instant.parse(
                as(ADMIN)
                    .get("/v1/deliveries?state=pending")
                    .then()
                    .body("items.size()", equalTo(1))
                    .extract()
                    .path("items[0].nextAttemptAt")));
    assertThat(left.compareTo(WAIT.plusHours(1)) > 0).as(left.toString()).isTrue();
  }

  @Test
  void whatIsJustBeingCollectedWhenTheDigestGoesComesAtOnceToo() throws Exception {
    CompletableFuture<?> report;
    CompletableFuture<?> change;
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM delivery_queue WHERE subscription = ? AND lease IS NULL"
                            + " AND next_at > ?",
                        subscription.id(),
                        clock.instant().plusSeconds(5).atOffset(ZoneOffset.UTC))
                    == 1);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection
          .createStatement()
          .executeQuery(
              "SELECT FROM delivery_queue WHERE subscription = '"
                  + subscription.id()
                  + "' FOR UPDATE");
      report = CompletableFuture.supplyAsync(() -> event(null).report());
      awaitBlocked(1); // it is queued, and about to wake who delivers
      change = CompletableFuture.supplyAsync(() -> subscription.change("{\"digest\": null}"));
      awaitBlocked(2);
      connection.rollback();
    }
    CompletableFuture.allOf(report, change).join();
    await().until(() -> mails().size() == 1);
  }

  private void awaitBlocked(int many) {
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT"
                            + " l.granted AND a.datname = current_database()")
                    >= many);
  }

  @Test
  void quietHoursHoldTheDigestToo() {
    subscription
        .change(
            Map.of(
                "quietHours",
                Map.of(
                    "from", inWords(WAIT.minusHours(1)),
                    "until", inWords(WAIT.plusHours(1)),
                    "timeZone", "UTC")))
        .statusCode(200);
    TestEvent routine = event(null).report();
    clock.advance(WAIT.plusMinutes(5));
    TestEvent urgent = event(null);
    urgent.data().put("urgency", "immediate-danger");
    urgent.report();
    await().until(() -> mails().size() == 1);
    assertThat(mails().get(0).text().contains(urgent.reference)).isTrue();
    clock.advance(Duration.ofHours(1));
    await().until(() -> mails().size() == 2);
    assertThat(mails().get(1).text().contains(routine.reference)).isTrue();
  }

  /** The digest falls into quiet hours, and would come after the due time. */
  @Test
  void whatIsDueBeforeTheQuietHoursOfTheDigestEndComesAtOnce() {
    subscription
        .change(
            Map.of(
                "quietHours",
                Map.of(
                    "from", inWords(WAIT.minusHours(1)),
                    "until", inWords(WAIT.plusHours(1)),
                    "timeZone", "UTC")))
        .statusCode(200);
    event(clock.instant().plus(WAIT).plus(Duration.ofHours(2))).report();
    TestEvent due = event(clock.instant().plus(WAIT).plus(Duration.ofMinutes(30))).report();
    await().until(() -> mails().size() == 1);
    assertThat(mails().get(0).text().contains(due.reference)).isTrue();
  }

  private List<Mail> mails() {
    return host.to(ADDRESS).stream().filter(mail -> mail.text().contains("Reference")).toList();
  }

  private String inWords(Duration later) {
    return LocalTime.ofInstant(clock.instant().plus(later), ZoneOffset.UTC)
        .toString()
        .substring(0, 5);
  }

  private static TestEvent event(@Nullable Instant dueAt) {
    TestEvent event = TestEvent.submitted().to(AGENCY);
    if (dueAt == null) {
      event.data().remove("dueAt");
    } else {
      event.data().put("dueAt", dueAt.toString());
    }
    return event;
  }
}
