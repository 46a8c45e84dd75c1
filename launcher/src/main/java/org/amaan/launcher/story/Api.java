package org.amaan.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.amaan.launcher.stack.TokenSource;

/** Calls of the platform as one of the demo clients, with its real token. */
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final TokenSource tokens;

  public Api(TokenSource tokens) {
    this.tokens = tokens;
  }

  public Answer get(String client, String url) {
    return send(client, HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /** A command of its own; the one that repeats another gives that one's key. */
  public Answer post(String client, String url, String body) {
    return post(client, url, body, UUID.randomUUID());
  }

  public Answer post(String client, String url, String body, UUID key) {
    return send(
        client,
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key.toString())
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Answer send(String client, HttpRequest.Builder request) {
    HttpRequest complete =
        request
            .header("Authorization", "Bearer " + tokens.of(client))
            .timeout(Duration.ofSeconds(45))
            .build();
    try {
      HttpResponse<String> answer = http.send(complete, HttpResponse.BodyHandlers.ofString());
      boolean replayed = answer.headers().firstValue("Idempotent-Replayed").isPresent();
      return new Answer(answer.statusCode(), replayed, json(answer.body()));
    } catch (IOException e) {
      throw new StoryStopped("No answer from " + complete.uri() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryStopped("Interrupted while waiting for " + complete.uri());
    }
  }

  private static JsonNode json(String body) throws IOException {
    JsonNode read = JSON.readTree(body);
    return read == null ? MissingNode.getInstance() : read;
  }
}
