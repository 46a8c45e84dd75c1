package org.amaan.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** An OpenAPI 3.1 document, asked whether an exchange keeps to it. */
public final class Contract {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String DOCUMENT = "urn:amaan:contract";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  private Contract(JsonNode document) {
    this.document = document;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(DOCUMENT, document.toString())));
  }

  /** The contract of the service under test. */
  public static Contract ofThisService() {
    try (InputStream yaml =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("META-INF/openapi.yaml")) {
      return new Contract(new ObjectMapper(new YAMLFactory()).readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The contract of a service that this one calls, by its folder's name. */
  public static Contract of(String module) {
    Path file = Path.of("target", "contracts", module + ".yaml");
    try (InputStream yaml = Files.newInputStream(file)) {
      return new Contract(new ObjectMapper(new YAMLFactory()).readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One operation of the contract.
   *
   * @param method upper case
   * @param path the template, such as {@code /v1/referrals/{id}}
   */
  public record Operation(String method, String path, JsonNode definition) {
    public String id() {
      return definition.path("operationId").asText();
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        member -> {
                          if (METHODS.contains(member.getKey())) {
                            operations.add(
                                new Operation(
                                    member.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    member.getValue()));
                          }
                        }));
    return operations;
  }

  public Optional<Operation> operation(String method, String path) {
    String called = method.equals("HEAD") ? "GET" : method;
    return operations().stream()
        .filter(o -> o.method().equals(called) && matches(o.path(), path))
        // a literal segment wins over a parameter
        .min((a, b) -> Integer.compare(parameters(a.path()), parameters(b.path())));
  }

  /** The request examples of an operation by name, with their media type as {@code mediaType}. */
  public Map<String, JsonNode> requestExamples(Operation operation) {
    Map<String, JsonNode> examples = new LinkedHashMap<>();
    JsonNode content = resolve(operation.definition().path("requestBody")).path("content");
    content
        .fields()
        .forEachRemaining(
            media -> {
              if (media.getValue().has("example")) {
                examples.put("example", media.getValue().get("example"));
              }
              media
                  .getValue()
                  .path("examples")
                  .fields()
                  .forEachRemaining(
                      e -> examples.put(e.getKey(), resolve(e.getValue()).path("value")));
            });
    return examples;
  }

  /** A query with some value for each parameter that an operation requires. */
  public String requiredQuery(Operation operation) {
    StringBuilder query = new StringBuilder();
    for (JsonNode each : operation.definition().path("parameters")) {
      JsonNode parameter = resolve(each);
      if (parameter.path("in").asText().equals("query") && parameter.path("required").asBoolean()) {
        JsonNode schema = resolve(parameter.path("schema"));
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(parameter.path("name").asText())
            .append('=')
            .append(schema.has("enum") ? schema.at("/enum/0").asText() : new UUID(0, 7).toString());
      }
    }
    return query.toString();
  }

  /** What is wrong with a request body, one sentence each. */
  public List<String> requestProblems(String method, String path, String mediaType, String body) {
    Optional<Operation> operation = operation(method, path);
    if (operation.isEmpty()) {
      return List.of("the contract has no " + method + " " + path);
    }
    JsonNode content = resolve(operation.get().definition().path("requestBody")).path("content");
    String pointer = pointer(operation.get()) + "/requestBody";
    String ref = operation.get().definition().path("requestBody").path("$ref").asText("");
    if (!ref.isEmpty()) {
      pointer = ref.substring(1);
    }
    return bodyProblems("request", content, pointer, mediaType, body);
  }

  /** What is wrong with a message that a webhook sends, one sentence each. */
  public List<String> webhookProblems(String name, String mediaType, String body) {
    String pointer = "/webhooks/" + name + "/post/requestBody";
    return bodyProblems(name, document.at(pointer + "/content"), pointer, mediaType, body);
  }

  /** What is wrong with a response, one sentence each. */
  public List<String> responseProblems(
      String method, String path, int status, String mediaType, String body) {
    Optional<Operation> operation = operation(method, path);
    if (operation.isEmpty()) {
      return List.of("the contract has no " + method + " " + path);
    }
    JsonNode response = operation.get().definition().path("responses").path(String.valueOf(status));
    if (response.isMissingNode()) {
      return List.of(operation.get() + " does not document status " + status);
    }
    if (method.equals("HEAD") && body.isEmpty()) {
      return List.of();
    }
    String pointer = pointer(operation.get()) + "/responses/" + status;
    String ref = response.path("$ref").asText("");
    if (!ref.isEmpty()) {
      pointer = ref.substring(1);
    }
    return bodyProblems(
        operation.get() + " " + status,
        resolve(response).path("content"),
        pointer,
        mediaType,
        body);
  }

  /** Where a served document (YAML) says something else than this one, as JSON pointers. */
  public List<String> differencesOf(String served) {
    try {
      List<String> pointers = new ArrayList<>();
      compare("", document, new ObjectMapper(new YAMLFactory()).readTree(served), pointers);
      return pointers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(String at, JsonNode one, JsonNode other, List<String> differing) {
    if (one.isContainerNode() && one.getNodeType() == other.getNodeType()) {
      Set<String> names = new LinkedHashSet<>();
      one.fieldNames().forEachRemaining(names::add);
      other.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        compare(at + "/" + escape(name), one.path(name), other.path(name), differing);
      }
      for (int i = 0; i < Math.max(one.size(), other.size()) && one.isArray(); i++) {
        compare(at + "/" + i, one.path(i), other.path(i), differing);
      }
    } else if (!one.asText().strip().equals(other.asText().strip())) {
      differing.add(at);
    }
  }

  /**
   * The parameters that a page would fill in by itself: a constant idempotency key makes the second
   * request a repetition, and an optional filter finds nothing.
   */
  public List<String> prefilled() {
    List<String> found = new ArrayList<>();
    for (JsonNode parameter : document.findParents("in")) {
      boolean optional = !parameter.path("required").asBoolean();
      boolean key = parameter.path("name").asText().equals("Idempotency-Key");
      if ((optional || key) && (parameter.has("example") || parameter.has("examples"))) {
        found.add(parameter.path("name").asText());
      }
    }
    return found;
  }

  /** The patterns that a long text of many short words brings down, instead of not fitting. */
  public List<String> patternsThatOverflow() {
    List<String> found = new ArrayList<>();
    for (String pattern : document.findValuesAsText("pattern")) {
      for (String word : List.of("a-", "a.", "1-", "A_", "a")) {
        try {
          Pattern.compile(pattern).matcher(word.repeat(100_000) + "a").find();
        } catch (StackOverflowError e) {
          found.add(pattern);
        }
      }
    }
    return found;
  }

  private List<String> bodyProblems(
      String what, JsonNode content, String pointer, String mediaType, String body) {
    if (content.isMissingNode() || content.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of(what + " has a body where none is documented");
    }
    String type = mediaType.split(";", 2)[0].trim();
    if (!content.has(type)) {
      return List.of(what + " has media type \"" + type + "\", documented: " + names(content));
    }
    if (!type.endsWith("json")) {
      return List.of();
    }
    SchemaLocation location =
        SchemaLocation.of(DOCUMENT + "#" + pointer + "/content/" + escape(type) + "/schema");
    List<String> problems = new ArrayList<>();
    schemas
        .getSchema(location)
        .validate(body, InputFormat.JSON)
        .forEach(e -> problems.add(what + ": " + e));
    return problems;
  }

  private JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asText("");
    return ref.isEmpty() ? node : resolve(document.at(ref.substring(1)));
  }

  private static String pointer(Operation operation) {
    return "/paths/" + escape(operation.path()) + "/" + operation.method().toLowerCase(Locale.ROOT);
  }

  private static String escape(String segment) {
    return segment.replace("~", "~0").replace("/", "~1");
  }

  private static String names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return String.join(", ", names);
  }

  private static int parameters(String template) {
    return template.split("\\{", -1).length - 1;
  }

  private static boolean matches(String template, String path) {
    String[] expected = template.split("/");
    String[] actual = path.split("/");
    if (expected.length != actual.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (!expected[i].startsWith("{") && !expected[i].equals(actual[i])) {
        return false;
      }
    }
    return true;
  }
}
