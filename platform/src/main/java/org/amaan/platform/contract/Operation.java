package org.amaan.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One call that the contract knows. */
public final class Operation {

  /** What is repeated of a name; the rest may be anything, also somebody's data. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

  private final String method;
  private final String[] path;
  private final List<Parameter> query;
  private final List<Parameter> headers;
  private final JsonNode content;
  private final String contentAt;
  private final BodyCheck bodies;

  Operation(JsonNode document, String path, String method, JsonNode definition, BodyCheck bodies) {
    this.method = method.toUpperCase(Locale.ROOT);
    this.path = path.split("/");
    this.query = Parameter.of(document, definition, "query");
    this.headers = Parameter.of(document, definition, "header");
    String body = definition.path("requestBody").path("$ref").asText();
    this.contentAt =
        (body.isEmpty()
                ? "/paths/" + escaped(path) + "/" + method + "/requestBody"
                : body.substring(1))
            + "/content/";
    this.content = document.at(contentAt.substring(0, contentAt.length() - 1));
    this.bodies = bodies;
  }

  /** What is wrong with the parameters of a request. */
  public List<FieldError> faultsInParameters(
      Map<String, List<String>> sent, Function<String, @Nullable String> header) {
    List<FieldError> faults = new ArrayList<>();
    sent.forEach((name, values) -> faultOf(name, values, faults));
    for (Parameter each : query) {
      if (!sent.containsKey(each.name())) {
        each.check(null, faults);
      }
    }
    for (Parameter each : headers) {
      each.check(header.apply(each.name()), faults);
    }
    return faults;
  }

  private void faultOf(String name, List<String> values, List<FieldError> faults) {
    for (Parameter each : query) {
      if (each.name().equals(name)) {
        if (values.size() > 1) {
          faults.add(new FieldError("query", name, "repeated-parameter", "Send it once."));
        } else {
          each.check(values.get(0), faults);
        }
        return;
      }
    }
    faults.add(
        new FieldError(
            "query",
            NAME.matcher(name).matches() ? name : "",
            "unknown-parameter",
            query.isEmpty()
                ? "This call takes no parameters in its address."
                : "This call knows: "
                    + String.join(", ", query.stream().map(Parameter::name).sorted().toList())
                    + "."));
  }

  /** What is wrong with the JSON of a request. */
  public List<FieldError> faultsInBody(String mediaType, JsonNode body) {
    return content.has(mediaType)
        ? bodies.faults(contentAt + escaped(mediaType) + "/schema", body)
        : List.of();
  }

  boolean matches(String called, String target) {
    if (!method.equals(called)) {
      return false;
    }
    String[] parts = target.split("/");
    if (parts.length != path.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!path[i].startsWith("{") && !path[i].equals(parts[i])) {
        return false;
      }
    }
    return true;
  }

  long parametersInPath() {
    return List.of(path).stream().filter(part -> part.startsWith("{")).count();
  }

  private static String escaped(String segment) {
    return segment.replace("~", "~0").replace("/", "~1");
  }
}
