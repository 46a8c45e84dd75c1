package org.amaan.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a schema wants, in words: the allowed values or the limits, never a pattern. */
final class Wording {

  private static final String UUID = "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

  /** What is repeated of a name; the rest may be anything, also somebody's data. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_-]{0,39}");

  private Wording() {}

  /** A name that the contract does not know, as far as it is repeated to whoever sent it. */
  static String name(String sent) {
    return NAME.matcher(sent).matches() ? sent : "";
  }

  /**
   * @param schema resolved
   * @param description what stands beside the schema, for one that has none itself
   */
  static String expected(JsonNode schema, String description) {
    if (schema.has("enum")) {
      List<String> words = new ArrayList<>();
      schema.get("enum").forEach(word -> words.add(word.asText()));
      return words.size() == 1
          ? "Send: " + words.get(0) + "."
          : "Send one of: " + String.join(", ", words) + ".";
    }
    return switch (type(schema)) {
      case "integer" -> "Send a whole number" + range(schema, "minimum", "maximum", "") + ".";
      case "number" -> "Send a number" + range(schema, "minimum", "maximum", "") + ".";
      case "boolean" -> "Send true or false.";
      case "array" -> "Send a list" + range(schema, "minItems", "maxItems", " entries") + ".";
      case "object" -> "Send an object.";
      case "string" -> text(schema, description);
      default -> "The value is not one that the contract gives for this field.";
    };
  }

  private static String text(JsonNode schema, String description) {
    switch (schema.path("format").asText()) {
      case "uuid":
        return "Send a UUID.";
      case "date":
        return "Send a day that exists, such as 2026-11-24.";
      case "date-time":
        return "Send a date and time of RFC 3339, such as 2026-11-24T10:00:00Z.";
      default:
        break;
    }
    String pattern = schema.path("pattern").asText();
    if (pattern.contains(UUID)) {
      return "Send a UUID that you make up.";
    }
    String length = range(schema, "minLength", "maxLength", " characters");
    if (pattern.isEmpty() || pattern.contains("\\S")) {
      return "Send a text" + length + (pattern.isEmpty() ? "." : ", not only spaces.");
    }
    JsonNode example = schema.has("example") ? schema.get("example") : schema.at("/examples/0");
    String said = schema.path("description").asText(description).strip();
    return "Send a text of the form that the contract gives"
        + (example.isMissingNode() ? "" : ", such as " + example.asText())
        + (length.isEmpty() ? "" : "," + length)
        + (said.isEmpty() ? "." : ": " + firstSentence(said));
  }

  private static String firstSentence(String text) {
    String line = text.replaceAll("\\s+", " ");
    int end = line.indexOf(". ");
    String sentence = end < 0 ? line : line.substring(0, end + 1);
    return sentence.endsWith(".") ? sentence : sentence + ".";
  }

  private static String range(JsonNode schema, String from, String to, String of) {
    String least = schema.path(from).asText();
    String most = schema.path(to).asText();
    if (least.isEmpty() || least.equals("0") && !of.isEmpty()) {
      return most.isEmpty() ? "" : " of at most " + most + of;
    }
    return most.isEmpty()
        ? " of at least " + least + of
        : (of.isEmpty() ? " from " : " of ") + least + " to " + most + of;
  }

  /** The type beside {@code null}. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (!type.isArray()) {
      return type.asText();
    }
    for (JsonNode each : type) {
      if (!each.asText().equals("null")) {
        return each.asText();
      }
    }
    return "";
  }
}
