package org.amaan.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Text that can be kept: JSON can escape a NUL, which PostgreSQL does not store, and half of a
 * surrogate pair, which UTF-8 does not have.
 */
final class StorableText extends StdScalarDeserializer<String> {

  StorableText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
    String text = StringDeserializer.instance.deserialize(json, context);
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text)
        ? text
        : (String) context.handleWeirdStringValue(String.class, "", "not a sequence of characters");
  }
}
