package org.amaan.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Plain calls: any method, any header, any body. */
public final class Http {

  public static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** What came back; {@code text} is empty for a stream, which is left at once. */
  public record Reply(int status, Map<String, String> headers, String text) {

    public JsonNode json() {
      try {
        JsonNode read = JSON.readTree(text);
        return read == null ? MissingNode.getInstance() : read;
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }

    public Reply require(int expected) {
      if (status != expected) {
        throw new AssertionError(expected + " was expected, but: " + status + " " + text);
      }
      return this;
    }
  }

  public Reply send(String method, String url, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(45))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      Map<String, String> said =
          answer.headers().map().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      e -> e.getKey().toLowerCase(Locale.ROOT),
                      e -> String.join(", ", e.getValue())));
      try (InputStream in = answer.body()) {
        boolean endless = said.getOrDefault("content-type", "").startsWith("text/event-stream");
        String text = endless ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Reply(answer.statusCode(), said, text);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + url, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
