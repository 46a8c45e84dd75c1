package org.amaan.notification.bounce;

import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.notification.MailHost;
import org.amaan.notification.MailHost.Mail;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail server sends back after it had taken a mail. */
@QuarkusTest
class BounceTest {

  private static final String ADDRESS = "duty@umeed.example";
  private static final String OTHER = "night@umeed.example";

  @Inject Rows rows;
  @Inject BounceMailbox mailbox;
  @Inject RecordBounce record;

  @Inject
  @DataSource("keys")
  javax.sql.DataSource keys;

  private MailHost host;
  private Subscribed subscription;
  private Mail sent;
  private String delivery;

  @BeforeEach
  void mailed() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host = new MailHost();
    subscription = Subscribed.confirmed(host, Subscribed.mail(ADDRESS));
    TestEvent.submitted().to(AGENCY).report();
    await().until(() -> host.to(ADDRESS).size() == 2);
    sent = host.to(ADDRESS).get(1);
    delivery = sent.id();
    await().until(() -> state().equals("delivered"));
  }

  @AfterEach
  void end() throws SQLException {
    rows.execute("DELETE FROM subscription");
    host.close();
  }

  @Test
  void aMailThatReturnsIsDeadAndSaysWhyAndOneWithoutAMailboxDisables() {
    host.returned(report(envelope(), "failed", "5.1.1"));
    read();
    as(ADMIN)
        .get("/v1/deliveries/" + delivery)
        .then()
        .body("state", equalTo("dead"))
        .body("log.result", equalTo(List.of("bounced", "delivered")))
        .body("log[0].snippet", equalTo("5.1.1 smtp; 550 <***> unknown"));
    as(ADMIN)
        .get(subscription.path())
        .then()
        .body("state", equalTo("disabled"))
        .body("disabledReason", equalTo("gone"));
    assertThat(host.returnedCount()).isEqualTo(0);
    // and once only, however often it returns
    host.returned(report(envelope(), "failed", "5.1.1"));
    read();
    assertThat(rows.count("SELECT count(*) FROM delivery_attempt")).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.2.2", "5.2.1", "5.1.7", "5.1.8", "5.7.1", "4.4.7", ""})
  void aFullMailboxOrAFaultOfOursDisablesNobody(String status) {
    host.returned(report(envelope(), "failed", status));
    read();
    assertThat(state()).isEqualTo("dead");
    as(ADMIN).get(subscription.path()).then().body("state", equalTo("active"));
  }

  @Test
  void aLateOneOfTheAddressBeforeIsHeldAgainstNobody() {
    subscription.change(Map.of("address", OTHER)).statusCode(200);
    subscription.confirm(Subscribed.code(host, OTHER)).statusCode(200);
    host.returned(report(envelope(), "failed", "5.1.1"));
    read();
    assertThat(state()).isEqualTo("dead");
    as(ADMIN).get(subscription.path()).then().body("state", equalTo("active"));
  }

  @Test
  void aLateOneOfWhatWasSentAgainChangesNothing() {
    as(ADMIN)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/deliveries/" + delivery + "/redelivery")
        .then()
        .statusCode(200);
    await().until(() -> rows.count("SELECT count(*) FROM delivery_attempt") == 2);
    host.returned(report(envelope(), "failed", "5.1.1"));
    read();
    assertThat(state()).isEqualTo("delivered");
    sent = host.to(ADDRESS).get(2);
    host.returned(report(envelope(), "failed", "5.1.1"));
    read();
    assertThat(state()).isEqualTo("dead");
  }

  @Test
  void oneThatCannotBeWrittenDownStaysAndTheOthersAreRead() throws Exception {
    host.returned(report("first@platform.example", "failed", "5.1.1"));
    host.returned(report(envelope(), "failed", "5.1.1"));
    List<Returned> taken = new ArrayList<>();
    mailbox.readAll(
        returned -> {
          if (returned.recipients().contains("first@platform.example")) {
            throw new IllegalStateException("the database is away");
          }
          taken.add(returned);
        });
    assertThat(taken.size()).isEqualTo(1);
    assertThat(host.returnedCount()).isEqualTo(1);
  }

  @Test
  void oneAboutASubscriptionWhoseKeyIsGoneIsNothingToDo() throws SQLException {
    try (Connection connection = keys.getConnection();
        PreparedStatement erase =
            connection.prepareStatement("DELETE FROM data_key WHERE owner = ?")) {
      erase.setObject(1, subscription.id());
      erase.executeUpdate();
    }
    host.returned(report(envelope(), "failed", "5.1.1"));
    read();
    assertThat(state()).isEqualTo("delivered");
    assertThat(host.returnedCount()).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"delayed, 4.4.1", "delivered, 2.0.0", "relayed, 2.0.0"})
  void whatIsOnlyDelayedOrHasArrivedHasNotReturned(String action, String status) {
    host.returned(report(envelope(), action, status));
    read();
    assertThat(state()).isEqualTo("delivered");
    assertThat(host.returnedCount()).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({
    "bounces@platform.example",
    "bounces+0000000000000000000000000.00000000.0000000000000000@platform.example",
    "bounces+nothing@platform.example"
  })
  void whatIsForgedOrUnknownChangesNothing(String to) {
    host.returned(report(to, "failed", "5.1.1"));
    String forged = envelope().replaceAll("\\.[0-9a-z]+@platform", ".0000000000000000@platform");
    host.returned(report(forged, "failed", "5.1.1"));
    host.returned("To: " + envelope() + "\r\nSubject: Out of office\r\n\r\nBack on Monday.\r\n");
    host.returned(
        "To: x\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b");
    host.returned("");
    read();
    assertThat(state()).isEqualTo("delivered");
    as(ADMIN).get(subscription.path()).then().body("state", equalTo("active"));
    assertThat(host.returnedCount()).isEqualTo(0);
  }

  private String envelope() {
    return sent.header("Return-Path").replaceAll("[<>]", "");
  }

  private String state() {
    return rows.texts("SELECT state FROM delivery WHERE id = cast(? AS uuid)", delivery).get(0);
  }

  private void read() {
    Acting.asWorker(
        () -> {
          BounceTimer.read(mailbox, record);
          return null;
        });
  }

  /** As RFC 3464 has it. */
  private static String report(String to, String action, String status) {
    return """
        From: MAILER-DAEMON@mx.example
        To: %s
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        It was not delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example

        Final-Recipient: rfc822; duty@umeed.example
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 <duty@umeed.example> unknown

        --b--
        """
        .formatted(to, action, status)
        .replace("\n", "\r\n");
  }
}
