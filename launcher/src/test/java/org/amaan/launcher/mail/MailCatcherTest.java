package org.amaan.launcher.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.amaan.launcher.stack.Ports;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

  private final Ports ports = Ports.free();

  @Test
  void whatIsSentIsShownAndRunsNothing() throws Exception {
    try (MailCatcher catcher = new MailCatcher(ports.smtp(), ports.mail())) {
      assertEquals("true", get("/healthz").body());
      assertTrue(get("/").body().contains("Mails of the demo"));
      GreenMailUtil.sendTextEmail(
          "duty@umeed.example",
          "notice@amaan.example",
          "New message",
          "کچھ نیا",
          new ServerSetup(ports.smtp(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      JsonNode mail = new ObjectMapper().readTree(get("/email").body()).get(0);
      assertEquals("New message", mail.path("subject").asText());
      assertEquals("duty@umeed.example", mail.at("/to/0/address").asText());
      assertEquals("کچھ نیا", mail.path("text").asText().strip());
      HttpResponse<String> shown = get("/email/0/html");
      assertEquals(200, shown.statusCode());
      assertTrue(
          shown.headers().firstValue("Content-Security-Policy").orElse("").startsWith("sandbox"));
      assertEquals(404, get("/email/1/html").statusCode());
      assertEquals(404, get("/elsewhere").statusCode());
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.mail() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
