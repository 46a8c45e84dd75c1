package org.amaan.notification.email;

import static org.amaan.notification.Subscribed.AGENCY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.amaan.notification.MailHost;
import org.amaan.notification.MailHost.Mail;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever reads the mailbox sees, and what they do not. */
@QuarkusTest
class MailContentTest {

  private static final String ADDRESS = "duty@umeed.example";

  /** What a mail would betray to whoever looks over the reader's shoulder. */
  private static final List<String> TELLING =
      List.of(
          "traffick",
          "organ",
          "kidney",
          "police",
          "victim",
          "shelter",
          "hospital",
          "prosecut",
          "submitted",
          "handover",
          "immediate",
          "danger",
          "umeed",
          "ahtc",
          "caseworker",
          "amaan");

  @Inject Rows rows;

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
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ur", "prs", "ps", "fa", "ar", "bn"})
  void aMailHasAReferenceALinkAndADueTimeInTheReadersLanguage(String language) throws Exception {
    TestEvent event = TestEvent.submitted().toUnit(AGENCY, "umeed-main");
    Mail mail = alert(language, event);
    String link = event.data().get("link").toString();
    boolean rtl = List.of("ur", "prs", "ps", "fa", "ar").contains(language);
    for (String body : List.of(mail.text(), mail.html())) {
      assertThat(body.contains(event.reference)).as(body).isTrue();
      assertThat(body.contains(link)).as(body).isTrue();
      assertThat(body.contains("2026-12-01 14:30 (Asia/Karachi)")).as(body).isTrue();
      // English stands beside what no native speaker has reviewed, and alone otherwise.
      assertThat(body.contains("There is something new for you to look at.")).as(body).isTrue();
      String own = Phrases.in(language).text("lead");
      assertThat(count(body, own, "There is something new for you to look at."))
          .as(body)
          .isEqualTo(language.equals("en") ? 1 : 2);
    }
    assertThat(
            mail.html().contains("<html lang=\"" + language + "\" dir=\"" + (rtl ? "rtl" : "ltr")))
        .isTrue();
    assertThat(
            mail.html()
                .contains(
                    "<bdi dir=\"ltr\" style=\"font-weight:600;white-space:nowrap\">"
                        + event.reference))
        .isTrue();
    assertThat(mail.text().contains("\u2066" + event.reference + "\u2069"))
        .as(mail.text())
        .isEqualTo(rtl);
    assertThat(mail.text().lines().anyMatch(link::equals))
        .as("a link is a line by itself")
        .isTrue();
    assertThat(mail.header("Content-Language")).isEqualTo(language);
    keep(language, mail);
  }

  @Test
  void anybodyMayLookOverTheReadersShoulder() {
    TestEvent urgent =
        TestEvent.handoverOffered().to(AGENCY, "umeed-main", "caseworker", "receive");
    urgent.data().put("urgency", "immediate-danger");
    Mail mail = alert("en", urgent);
    assertThat(mail.subject()).isEqualTo("New message");
    assertThat(mail.from()).isEqualTo("notice@platform.example");
    assertThat(mail.to()).isEqualTo(ADDRESS);
    // The link alone is of the platform; what else is there is neutral.
    String said =
        (mail.subject()
                + mail.from()
                + mail.text()
                + mail.html().replaceAll("<style.*?</style>", ""))
            .replace(urgent.data().get("link").toString(), "")
            .toLowerCase(Locale.ROOT);
    TELLING.forEach(word -> assertThat(said.contains(word)).as(word).isFalse());
    for (String remote : List.of("<img", "src=", "url(", "<script", "<link", "@import")) {
      assertThat(mail.html().contains(remote)).as(remote).isFalse();
    }
  }

  @Test
  void headersSayThatAMachineWroteItAndWhichDeliveryItIs() {
    Mail mail = alert("en", TestEvent.submitted().to(AGENCY));
    assertThat(List.of(mail.id()))
        .as("the delivery is recognisable")
        .isEqualTo(rows.texts("SELECT id FROM delivery"));
    assertThat(mail.header("Message-ID").endsWith("@platform.example>")).isTrue();
    assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(mail.header("X-Auto-Response-Suppress")).isEqualTo("All");
    assertThat(mail.header("Content-Type").startsWith("multipart/alternative")).isTrue();
    assertThat(
            mail.header("Return-Path")
                .matches(
                    "<bounces\\+[0-9a-z]{1,25}\\.[0-9a-z]{8}\\.[0-9a-z]{1,16}@platform.example>"))
        .as(mail.header("Return-Path"))
        .isTrue();
    for (String telling : List.of("X-Mailer", "User-Agent", "Sender", "Reply-To", "List-Id")) {
      assertThat(mail.header(telling)).as(telling).isEqualTo("");
    }
  }

  private Mail alert(String language, TestEvent event) {
    Map<String, Object> body = Subscribed.mail(ADDRESS);
    body.put("language", language);
    body.put("quietHours", Map.of("from", "00:00", "until", "00:01", "timeZone", "Asia/Karachi"));
    Subscribed.confirmed(host, body);
    event.report();
    await().until(() -> host.to(ADDRESS).size() == 2);
    return host.to(ADDRESS).get(1);
  }

  private static long count(String body, String... leads) {
    return Stream.of(leads).distinct().filter(body::contains).count();
  }

  /** To be looked at. */
  private void keep(String language, Mail mail) throws Exception {
    Path folder = Files.createDirectories(Path.of("target", "mails"));
    Files.writeString(folder.resolve(language + ".html"), mail.html());
    Files.writeString(folder.resolve(language + ".txt"), mail.text());
    Files.writeString(folder.resolve(language + "-code.html"), host.to(ADDRESS).get(0).html());
  }
}
