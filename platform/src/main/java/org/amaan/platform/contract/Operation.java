package org.amaan.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call that the contract knows. */
public final class Operation {

  private static final String KEY = Operation.class.getName();

  private final List<Parameter> query;
  private final List<Parameter> headers;
  private final JsonNode content;
  private final String contentAt;
  private final BodyCheck bodies;

  Operation(JsonNode document, String path, String method, JsonNode definition, BodyCheck bodies) {
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

  /** Notes what a request calls, for whoever has to say all that is wrong with it. */
  public void keepIn(RoutingContext request) {
    request.put(KEY, this);
  }

  /** What a request calls; empty before its route is known. */
  public static Optional<Operation> of(RoutingContext request) {
    return Optional.ofNullable(request.get(KEY));
  }

  /** What is wrong with the parameters of a request. */
  public List<FieldError> faultsInParameters(
      Map<String, List<String>> sent, Function<String, @Nullable String> header) {
    List<FieldError> faults = new ArrayList<>();
    for (Map.Entry<String, List<String>> each : sent.entrySet()) {
      if (faults.size() == FieldError.MOST_NAMED) {
        return faults;
      }
      faultOf(each.getKey(), each.getValue(), faults);
    }
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
            Wording.name(name),
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

  private static String escaped(String segment) {
    return segment.replace("~", "~0").replace("/", "~1");
  }
}
