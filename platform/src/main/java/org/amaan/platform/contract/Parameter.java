package org.amaan.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parameter in the query or a header. */
final class Parameter {

  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private final String in;
  private final String name;
  private final boolean required;
  private final Set<String> words = new HashSet<>();
  private final boolean wholeNumber;
  private final long least;
  private final long most;
  private final boolean uuid;
  private final int shortest;
  private final int longest;
  private final Optional<Pattern> form;
  private final String expected;

  private Parameter(JsonNode document, JsonNode definition) {
    JsonNode schema = Schemas.resolved(document, definition.path("schema"));
    this.in = definition.path("in").asText();
    this.name = definition.path("name").asText();
    this.required = definition.path("required").asBoolean();
    schema.path("enum").forEach(word -> words.add(word.asText()));
    this.wholeNumber = schema.path("type").asText().equals("integer");
    this.least = schema.path("minimum").asLong(Long.MIN_VALUE);
    this.most = schema.path("maximum").asLong(Long.MAX_VALUE);
    this.uuid = schema.path("format").asText().equals("uuid");
    this.shortest = schema.path("minLength").asInt(0);
    this.longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    this.form = Optional.ofNullable(schema.get("pattern")).map(p -> Pattern.compile(p.asText()));
    this.expected = Wording.expected(schema, definition.path("description").asText());
  }

  static List<Parameter> of(JsonNode document, JsonNode operation, String in) {
    List<Parameter> found = new ArrayList<>();
    for (JsonNode each : operation.path("parameters")) {
      JsonNode definition = Schemas.resolved(document, each);
      if (definition.path("in").asText().equals(in)) {
        found.add(new Parameter(document, definition));
      }
    }
    return found;
  }

  String name() {
    return name;
  }

  void check(@Nullable String sent, List<FieldError> faults) {
    if (sent == null || sent.isEmpty() && in.equals("header")) {
      if (required) {
        faults.add(new FieldError(in, name, "required", expected));
      }
      return;
    }
    String fault = fault(sent);
    if (fault != null) {
      faults.add(new FieldError(in, name, fault, expected));
    }
  }

  private @Nullable String fault(String sent) {
    if (wholeNumber) {
      if (!WHOLE_NUMBER.matcher(sent).matches()) {
        return "type";
      }
      long number = Long.parseLong(sent);
      return number < least ? "min" : number > most ? "max" : null;
    }
    if (!words.isEmpty() && !words.contains(sent) || uuid && !UUID.matcher(sent).matches()) {
      return "format";
    }
    if (sent.length() < shortest || sent.length() > longest) {
      return "size";
    }
    return form.isPresent() && !form.get().matcher(sent).find() ? "pattern" : null;
  }
}
