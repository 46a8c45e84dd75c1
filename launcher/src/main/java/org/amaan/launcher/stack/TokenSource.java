package org.amaan.launcher.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of the demo realm's clients, kept until shortly before they end. */
public final class TokenSource {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A service's token is for the peers that it asks for, the others' for all services. */
  private static final Map<String, String> SCOPES =
      Map.of(
          "referral-service", "&scope=to-case-service+to-notification-service",
          "case-service", "&scope=to-referral-service+to-notification-service");

  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI endpoint;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(String token, Instant until) {}

  public TokenSource(String keycloak) {
    this.endpoint = URI.create(keycloak + "/realms/amaan/protocol/openid-connect/token");
  }

  /** The client's token, asked for when none is kept. */
  public String of(String client) {
    Instant now = Instant.now();
    Kept last = kept.get(client);
    if (last != null && last.until().isAfter(now)) {
      return last.token();
    }
    HttpResponse<String> answer = ask(client);
    if (answer.statusCode() != 200) {
      throw new CannotStart(
          "Keycloak gives '"
              + client
              + "' no token: no client of the demo realm is called so. A person (amina, bilal, sana,"
              + " nadia) signs in in the browser instead: \"Authorize\" on a service's page.");
    }
    Kept fresh = read(answer.body(), now);
    kept.put(client, fresh);
    return fresh.token();
  }

  boolean answers(String client) {
    try {
      return ask(client).statusCode() == 200;
    } catch (CannotStart e) {
      return false;
    }
  }

  private HttpResponse<String> ask(String client) {
    String form =
        "grant_type=client_credentials&client_id="
            + client
            + "&client_secret="
            + Secrets.of(client)
            + SCOPES.getOrDefault(client, "");
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new CannotStart("Keycloak does not answer at " + endpoint + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted while asking Keycloak.", e);
    }
  }

  private static Kept read(String body, Instant now) {
    try {
      JsonNode answer = JSON.readTree(body);
      Instant end = now.plusSeconds(answer.path("expires_in").asLong());
      return new Kept(answer.path("access_token").asText(), end.minus(MARGIN));
    } catch (IOException e) {
      throw new CannotStart("Keycloak's answer is not JSON.", e);
    }
  }
}
