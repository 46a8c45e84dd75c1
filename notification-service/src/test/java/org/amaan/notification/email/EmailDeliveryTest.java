package org.amaan.notification.email;

import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.amaan.notification.MailHost;
import org.amaan.notification.Receiver;
import org.amaan.notification.Rows;
import org.amaan.notification.SmtpStub;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.SettableClock;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of mails when a mail server does as it likes. */
@QuarkusTest
class EmailDeliveryTest {

  private static final String ADDRESS = "duty@umeed.example";
  private static final String OTHER = "night@umeed.example";

  @Inject Rows rows;
  @Inject OwnersDatabase database;
  @Inject SettableClock clock;

  private MailHost host;

  @BeforeEach
  void nobodySubscribes() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host = new MailHost();
  }

  @AfterEach
  void end() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host.close();
    clock.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT | 451 4.2.1 try again  | refused     | 451 | 1",
        "RCPT | 421 4.3.2 closing    | refused     | 421 | 0",
        "RCPT | 550 5.7.1 no relay   | refused     | 550 | 0",
        "RCPT | 550 5.1.8 bad sender | refused     | 550 | 0",
        "RCPT | 553 5.1.7 bad sender | refused     | 553 | 0",
        "RCPT | 550 relay not here   | refused     | 550 | 1",
        "RCPT | 552 5.2.2 full       | refused     | 552 | 1",
        "MAIL | 550 5.1.8 bad sender | refused     | 550 | 0",
        "DATA | 554 5.3.4 too much   | refused     | 554 | 0",
        ".    | 452 4.3.1 disk full  | refused     | 452 | 0",
        "RCPT | ''                   | timeout     |     | 0",
        "conn | ''                   | timeout     |     | 0",
        "EHLO | close                | unreachable |     | 0",
        ".    | close                | unreachable |     | 0"
      })
  void whatDoesNotGoNowComesAgainUnderTheSameIdAndBlamesTheAddressForItsOwnDoingOnly(
      String command, String answer, String result, Integer status, int failures) {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    host.close();
    String id;
    try (SmtpStub stub = new SmtpStub().answering(command, answer)) {
      TestEvent.submitted().to(AGENCY).report();
      id = rows.texts("SELECT id FROM delivery").get(0);
      awaitAttempts(id, 1);
      as(ADMIN)
          .get("/v1/deliveries/" + id)
          .then()
          .body("state", equalTo("pending"))
          .body("log[0].result", equalTo(result))
          .body("log[0].status", equalTo(status));
      assertThat(rows.count("SELECT failures FROM subscription WHERE id = ?", subscription.id()))
          .isEqualTo(failures);
    }
    host = new MailHost();
    clock.advance(Duration.ofSeconds(7));
    await().until(() -> host.to(ADDRESS).size() == 1);
    assertThat(host.to(ADDRESS).get(0).id()).isEqualTo(id);
    awaitState(id, "delivered");
  }

  @Test
  void thatMailsDoNotGoOutIsLoggedOnceAndWithoutAWordOfThem() {
    Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    Logger logger = Logger.getLogger(EmailChannel.class.getName());
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler = handler(lines);
    logger.addHandler(handler);
    try {
      for (int outage = 1; outage <= 2; outage++) {
        host.close();
        String id;
        try (SmtpStub stub =
            new SmtpStub().answering("RCPT", "550 5.7.1 <" + ADDRESS + ">: no relay")) {
          TestEvent.submitted().to(AGENCY).report();
          id = rows.texts("SELECT id FROM delivery ORDER BY position DESC").get(0);
          awaitAttempts(id, 1);
          clock.advance(Duration.ofSeconds(7));
          awaitAttempts(id, 2);
          assertThat(stub.count("RCPT") >= 2).isTrue();
        }
        assertThat(lines.size()).as(lines.toString()).isEqualTo(outage);
        host = new MailHost();
        clock.advance(Duration.ofMinutes(1));
        awaitState(id, "delivered");
      }
      assertThat(lines.stream().distinct().toList())
          .isEqualTo(List.of("Mails do not go out: io.vertx.ext.mail.SMTPException, status 550"));
    } finally {
      logger.removeHandler(handler);
    }
  }

  private static Handler handler(List<String> lines) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        lines.add(new PatternFormatter("%s%e").format(line).strip());
      }

      @Override
      public void flush() {
        // nothing is kept back
      }

      @Override
      public void close() {
        // nothing is open
      }
    };
  }

  @Test
  void anAddressThatBecomesAnotherWhileSomethingIsTakenHasNothingOfIt() throws Exception {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    subscription.change("{\"state\": \"paused\"}");
    TestEvent.submitted().to(AGENCY).report();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("LOCK TABLE exclusion IN ACCESS EXCLUSIVE MODE");
      subscription.change("{\"state\": \"active\"}").statusCode(200);
      // Whoever delivers has seen that it is active, and asks who is excluded.
      await()
          .until(
              () ->
                  rows.count(
                          "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation ="
                              + " 'exclusion'::regclass")
                      > 0);
      subscription.change(Map.of("address", OTHER)).body("state", equalTo("unconfirmed"));
      connection.rollback();
    }
    await()
        .until(
            () ->
                rows.count(
                        "SELECT count(*) FROM delivery_queue WHERE lease IS NOT NULL AND subscription = ?",
                        subscription.id())
                    == 0);
    assertThat(host.to(OTHER).size()).as("only the code").isEqualTo(1);
    subscription.confirm(Subscribed.code(host, OTHER)).statusCode(200);
    await().until(() -> host.to(OTHER).size() == 2);
  }

  @Test
  void whatTheRecipientsServerRefusesForGoodIsDeadAtOnceAndSaysWhyWithoutTheAddress() {
    Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    host.close();
    try (SmtpStub stub =
        new SmtpStub().answering("RCPT", "550 5.1.1 <" + ADDRESS + ">: no such user here")) {
      TestEvent.submitted().to(AGENCY).report();
      String id = rows.texts("SELECT id FROM delivery").get(0);
      awaitState(id, "dead");
      as(ADMIN)
          .get("/v1/deliveries/" + id)
          .then()
          .body("attempts", equalTo(1))
          .body("log[0].status", equalTo(550))
          .body("log[0].snippet", equalTo("550 5.1.1 <***>: no such user here"))
          .body("nextAttemptAt", nullValue());
      assertThat(stub.count("RCPT")).isEqualTo(1);
    }
    host = new MailHost();
  }

  @Test
  void anAddressThatKeepsRefusingIsDisabledAndItsAdministratorsAreAlerted() {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    host.close();
    try (SmtpStub stub = new SmtpStub().answering("RCPT", "550 5.1.1 no such user")) {
      for (int i = 0; i < 7; i++) {
        TestEvent.submitted().to(AGENCY).report();
      }
      await()
          .until(
              () ->
                  as(ADMIN)
                      .get(subscription.path())
                      .then()
                      .extract()
                      .path("state")
                      .equals("disabled"));
      assertThat(
              rows.count(
                  "SELECT count(*) FROM alert WHERE type = ? AND subject = ?",
                  "org.amaan.notification.endpoint-disabled.v1",
                  "subscriptions/" + subscription.id()))
          .isEqualTo(1);
      assertThat(stub.count("RCPT") >= 5).isTrue();
    }
    host = new MailHost();
  }

  @Test
  void thePlatformsOwnServerMayBeAwayForDaysAndNobodyIsDisabled() throws SQLException {
    Subscribed subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    host.close();
    TestEvent.submitted().to(AGENCY).report();
    String id = rows.texts("SELECT id FROM delivery").get(0);
    for (int tries = 1; tries <= 20; tries++) {
      awaitAttempts(id, tries);
      assertThat(
              rows.count(
                      "SELECT extract(epoch FROM next_at - (SELECT max(at) FROM delivery_attempt))::int FROM"
                          + " delivery")
                  <= 36 * 60)
          .as("it is back within half an hour or so")
          .isTrue();
      clock.advance(Duration.ofMinutes(37));
    }
    as(ADMIN)
        .get(subscription.path())
        .then()
        .body("state", equalTo("active"))
        .body("failingSince", nullValue());
    host = new MailHost();
    clock.advance(Duration.ofMinutes(37));
    await().until(() -> host.to(ADDRESS).size() == 1);
  }

  @Test
  void aMailServerThatHangsDelaysNoWebhook() {
    for (int i = 0; i < 15; i++) {
      Subscribed.confirmed(host, Subscribed.mail("duty-" + i + "@umeed.example"));
    }
    host.close();
    try (SmtpStub stub = new SmtpStub().answering("EHLO", "");
        Receiver receiver = new Receiver()) {
      TestEvent.submitted().to(AGENCY).report();
      await().until(() -> stub.count("EHLO") >= 15);
      Subscribed.to(receiver.url());
      long begun = System.nanoTime();
      TestEvent.submitted().to(AGENCY).report();
      await().pollInterval(Duration.ofMillis(10)).until(() -> !receiver.received.isEmpty());
      assertThat(Duration.ofNanos(System.nanoTime() - begun).toMillis() < 1_500).isTrue();
    }
    host = new MailHost();
  }

  @Test
  void nothingIsMailedToAnAgencyThatIsExcluded() {
    Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    TestEvent hidden = TestEvent.submitted().to(AGENCY);
    TestEvent.exclusions(hidden, 1, AGENCY).report();
    hidden.report();
    TestEvent seen = TestEvent.submitted().to(AGENCY).report();
    await().until(() -> host.to(ADDRESS).size() == 2);
    assertThat(host.to(ADDRESS).get(1).text().contains(seen.reference)).isTrue();
  }

  @Test
  void theAddressStandsReadableNowhereAndInNoMetric() {
    Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    TestEvent.submitted().to(AGENCY).report();
    await().until(() -> host.to(ADDRESS).size() == 2);
    for (String table : rows.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      assertThat(
              rows.count(
                  "SELECT count(*) FROM " + table + " t WHERE t::text ILIKE ? OR t::text ILIKE ?",
                  "%" + ADDRESS + "%",
                  "%" + java.util.HexFormat.of().formatHex(ADDRESS.getBytes()) + "%"))
          .as(table)
          .isEqualTo(0);
    }
    String metrics = io.restassured.RestAssured.get("/q/metrics").asString();
    assertThat(metrics.contains("umeed.example")).isFalse();
    assertThat(metrics.contains("amaan_deliveries_attempts_seconds_count{channel=\"email\""))
        .isTrue();
  }

  private void awaitAttempts(String id, int attempts) {
    await()
        .until(
            () ->
                rows.count("SELECT attempts FROM delivery WHERE id = cast(? AS uuid)", id)
                    >= attempts);
  }

  private void awaitState(String id, String state) {
    await()
        .until(
            () ->
                rows.texts("SELECT state FROM delivery WHERE id = cast(? AS uuid)", id)
                    .equals(List.of(state)));
  }
}
