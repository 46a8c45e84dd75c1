package org.amaan.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/**
 * A date and time as RFC 3339 writes it: four digits of year, an offset. Jackson's own reader takes
 * numbers too, and years that no database column holds.
 */
final class Rfc3339Instant extends StdScalarDeserializer<Instant> {

  private static final Pattern FORM =
      Pattern.compile(
          "[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  Rfc3339Instant() {
    super(Instant.class);
  }

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, json);
    }
    String text = json.getText();
    if (FORM.matcher(text).matches()) {
      try {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        if (!instant.isAfter(LAST)) {
          return instant;
        }
      } catch (DateTimeException noSuchTime) {
        // the 31st of a shorter month, an hour 25: refused like every other text
      }
    }
    return (Instant)
        context.handleWeirdStringValue(Instant.class, text, "not an RFC 3339 date and time");
  }
}
