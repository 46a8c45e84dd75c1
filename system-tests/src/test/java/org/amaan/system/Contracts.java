package org.amaan.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.amaan.launcher.stack.Checkout;

/** What the three contracts offer. */
public final class Contracts {

  public static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final List<Operation> operations = new ArrayList<>();

  /** An operation of a contract, with the media type and the first example of its body. */
  public record Operation(
      String service, String id, String method, String path, String contentType, JsonNode example) {

    public String name() {
      return service + " " + id;
    }
  }

  public Contracts() {
    Path root = Checkout.find().root();
    for (String service : Realm.SERVICES) {
      Path file = root.resolve(service + "/target/classes/META-INF/openapi.yaml");
      JsonNode contract = read(file);
      for (Map.Entry<String, JsonNode> path : fields(contract.path("paths"))) {
        for (Map.Entry<String, JsonNode> method : fields(path.getValue())) {
          if (METHODS.contains(method.getKey())) {
            operations.add(operation(service, path.getKey(), method, contract));
          }
        }
      }
    }
  }

  public List<Operation> operations() {
    return operations;
  }

  public Operation named(String service, String id) {
    return operations.stream()
        .filter(o -> o.service().equals(service) && o.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no contract has " + service + " " + id));
  }

  public boolean has(String service, String id) {
    return operations.stream().anyMatch(o -> o.service().equals(service) && o.id().equals(id));
  }

  private static Operation operation(
      String service, String path, Map.Entry<String, JsonNode> method, JsonNode contract) {
    JsonNode body = method.getValue().path("requestBody");
    if (body.has("$ref")) {
      body = contract.at(body.path("$ref").asText().substring(1));
    }
    Map.Entry<String, JsonNode> content =
        fields(body.path("content")).stream().findFirst().orElse(null);
    JsonNode examples = content == null ? null : content.getValue().path("examples");
    return new Operation(
        service,
        method.getValue().path("operationId").asText(),
        method.getKey().toUpperCase(Locale.ROOT),
        path,
        content == null ? null : content.getKey(),
        examples == null || examples.isEmpty() ? null : examples.iterator().next().path("value"));
  }

  public static List<Map.Entry<String, JsonNode>> fields(JsonNode node) {
    return List.copyOf(node.properties());
  }

  public static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
