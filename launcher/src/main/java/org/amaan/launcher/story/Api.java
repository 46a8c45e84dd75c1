package org.amaan.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

  /** The first version of something that is replaced as a whole. */
  public Answer putFirst(String client, String url, String body) {
    return send(
        client,
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .header("If-None-Match", "*")
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer putFile(String client, String url, String type, byte[] content) {
    return send(
        client,
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", type)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(content)));
  }

  /** As a person reads it; the body is one text. */
  public Answer print(String client, String url) {
    return send(
        client, HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/plain").GET());
  }

  /** The body is the bytes of the file. */
  public Answer download(String client, String url, String type) {
    return send(client, HttpRequest.newBuilder(URI.create(url)).header("Accept", type).GET());
  }

  private Answer send(String client, HttpRequest.Builder request) {
    HttpRequest complete =
        request
            .header("Authorization", "Bearer " + tokens.of(client))
            .timeout(Duration.ofSeconds(45))
            .build();
    try {
      HttpResponse<byte[]> answer = http.send(complete, HttpResponse.BodyHandlers.ofByteArray());
      boolean replayed = answer.headers().firstValue("Idempotent-Replayed").isPresent();
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(answer.statusCode(), replayed, body(type, answer.body()));
    } catch (IOException e) {
      throw new StoryStopped("No answer from " + complete.uri() + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryStopped("Interrupted while waiting for " + complete.uri());
    }
  }

  private static JsonNode body(String type, byte[] body) throws IOException {
    if (type.startsWith("text/plain")) {
      return TextNode.valueOf(new String(body, StandardCharsets.UTF_8));
    }
    if (body.length > 0 && !type.contains("json")) {
      return BinaryNode.valueOf(body);
    }
    JsonNode read = JSON.readTree(body);
    return read == null ? MissingNode.getInstance() : read;
  }
}
