package org.amaan.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The OpenAPI document that this service serves. */
@Singleton
public class ServedContract {

  private static final String FILE = "META-INF/contract.json";

  private final JsonNode document;
  private final Map<String, Operation> operations = new HashMap<>();

  ServedContract() {
    this.document = read();
    BodyCheck bodies = new BodyCheck(document);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.put(
            key(method.getKey(), path.getKey()),
            new Operation(document, path.getKey(), method.getKey(), method.getValue(), bodies));
      }
    }
  }

  /** It is read before the first request comes. */
  void load(@Observes StartupEvent start) {}

  /**
   * What is called, if the contract has it.
   *
   * @param method {@code HEAD} is checked as {@code GET}
   * @param path as the contract writes it, such as {@code /v1/referrals/{referralId}}
   */
  public Optional<Operation> operation(String method, String path) {
    return Optional.ofNullable(operations.get(key(method.equals("HEAD") ? "GET" : method, path)));
  }

  private static String key(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  private static JsonNode read() {
    try (InputStream json =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
      return json == null ? MissingNode.getInstance() : new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
