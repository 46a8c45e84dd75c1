package org.amaan.launcher.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.amaan.launcher.stack.Ports;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

  private final Ports ports = Ports.free();

  @Test
  void whatIsSentIsShownAndRunsNothing() throws Exception {
    try (MailCatcher catcher = new MailCatcher(ports.smtp(), ports.mail())) {
      assertThat(get("/healthz").body()).isEqualTo("true");
      assertThat(get("/").body().contains("Mails of the demo")).isTrue();
      GreenMailUtil.sendTextEmail(
          "duty@umeed.example",
          "notice@amaan.example",
          "New message",
          "کچھ نیا",
          new ServerSetup(ports.smtp(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      JsonNode mail = new ObjectMapper().readTree(get("/email").body()).get(0);
      assertThat(mail.path("subject").asText()).isEqualTo("New message");
      assertThat(mail.at("/to/0/address").asText()).isEqualTo("duty@umeed.example");
      assertThat(mail.path("text").asText().strip()).isEqualTo("کچھ نیا");
      HttpResponse<String> shown = get("/email/0/html");
      assertThat(shown.statusCode()).isEqualTo(200);
      assertThat(
              shown
                  .headers()
                  .firstValue("Content-Security-Policy")
                  .orElse("")
                  .startsWith("sandbox"))
          .isTrue();
      assertThat(get("/email/1/html").statusCode()).isEqualTo(404);
      assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theNewestAreKept() throws Exception {
    try (MailCatcher catcher =
        new MailCatcher(ports.smtp(), ports.mail(), 5, Duration.ofMillis(50))) {
      for (int i = 1; i <= 8; i++) {
        send("duty-" + i % 3 + "@umeed.example", "Message " + i);
      }
      await()
          .untilAsserted(
              () ->
                  assertThat(subjects())
                      .containsExactlyInAnyOrder(
                          "Message 4", "Message 5", "Message 6", "Message 7", "Message 8"));
    }
  }

  private List<String> subjects() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(get("/email").body()).findValuesAsText("subject");
  }

  private void send(String to, String subject) {
    GreenMailUtil.sendTextEmail(
        to,
        "notice@amaan.example",
        subject,
        "text",
        new ServerSetup(ports.smtp(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.mail() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
