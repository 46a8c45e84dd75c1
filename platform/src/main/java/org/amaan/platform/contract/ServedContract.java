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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The OpenAPI document that this service serves. */
@Singleton
public class ServedContract {

  private static final String FILE = "META-INF/contract.json";

  private final JsonNode document;
  private final BodyCheck bodies;
  private final List<Operation> operations = new ArrayList<>();

  ServedContract() {
    this.document = read();
    this.bodies = new BodyCheck(document);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(
            new Operation(document, path.getKey(), method.getKey(), method.getValue(), bodies));
      }
    }
    operations.sort(Comparator.comparing(Operation::parametersInPath));
  }

  /** It is read before the first request comes. */
  void load(@Observes StartupEvent start) {}

  /**
   * What is called, if the contract has it; a path in which more is literal comes first.
   *
   * @param method as sent; {@code HEAD} is checked as {@code GET}
   * @param path without the query
   */
  public Optional<Operation> operation(String method, String path) {
    String called = method.equals("HEAD") ? "GET" : method;
    return operations.stream().filter(each -> each.matches(called, path)).findFirst();
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
