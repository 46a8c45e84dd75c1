package org.amaan.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A day as RFC 3339 writes it (full-date); Jackson also takes numbers, lists and the year 999999.
 */
final class Rfc3339Date extends StdScalarDeserializer<LocalDate> {

  private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  Rfc3339Date() {
    super(LocalDate.class);
  }

  @Override
  public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
    }
    String text = json.getText();
    if (FORM.matcher(text).matches()) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException noSuchDay) {
        // the 31st of a shorter month: refused like every other text
      }
    }
    return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "not a date");
  }
}
