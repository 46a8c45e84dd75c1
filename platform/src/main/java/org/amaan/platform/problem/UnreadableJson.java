package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is wrong with a JSON body, without repeating its values or naming Java types. */
final class UnreadableJson {

  /** How Jackson tells of a required property; it has no exception of its own for it. */
  private static final Pattern MISSING =
      Pattern.compile("^Missing required creator property '([^']+)'");

  private UnreadableJson() {}

  static Refusal refusal(JsonProcessingException unreadable) {
    if (unreadable instanceof UnrecognizedPropertyException unknown) {
      return InvalidRequest.field(
          "body",
          path(unknown),
          "unknown-field",
          "The contract knows no such field; leave it out.");
    }
    if (unreadable instanceof InvalidFormatException format) {
      Class<?> target = format.getTargetType();
      String expected =
          target != null && target.isEnum()
              ? expected(target)
              : "The value does not have the format that the contract gives.";
      return InvalidRequest.field("body", path(format), "format", expected);
    }
    if (unreadable instanceof ValueInstantiationException instantiation
        && instantiation.getType().isEnumImplType()) {
      return InvalidRequest.field(
          "body", path(instantiation), "format", expected(instantiation.getType().getRawClass()));
    }
    if (unreadable instanceof MismatchedInputException mismatch) {
      Matcher missing = MISSING.matcher(mismatch.getOriginalMessage());
      if (missing.find()) {
        return InvalidRequest.field(
            "body", path(mismatch, missing.group(1)), "required", "The contract requires it.");
      }
      return InvalidRequest.field(
          "body", path(mismatch), "type", "The value is not of the type that the contract gives.");
    }
    if (unreadable instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return InvalidRequest.field(
          "body",
          path(mapping),
          "format",
          "The value is not one that the contract gives for this field.");
    }
    var at = unreadable.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return InvalidRequest.field("body", "", "json", "The body is not valid JSON" + where + ".");
  }

  /** Generated types print as the words of the contract. */
  private static String expected(Class<?> words) {
    return "Send one of: "
        + Arrays.stream(words.getEnumConstants())
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        + ".";
  }

  private static String path(JsonMappingException unreadable, String last) {
    String path = path(unreadable);
    return path.equals(last) || path.endsWith("." + last)
        ? path
        : path + (path.isEmpty() ? "" : ".") + last;
  }

  private static String path(JsonMappingException unreadable) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : unreadable.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
