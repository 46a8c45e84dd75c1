package org.amaan.platform.web;

import java.util.Map;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * The body of a command that needs no words. The generator makes {@code Object} of a schema without
 * properties, which would let any JSON through.
 */
public record EmptyCommand() {

  /** An empty object, or no body at all; anything else is refused. */
  public static EmptyCommand of(@Nullable Object body) {
    if (body == null || (body instanceof Map<?, ?> object && object.isEmpty())) {
      return new EmptyCommand();
    }
    if (body instanceof Map<?, ?> object) {
      String field = String.valueOf(object.keySet().iterator().next());
      throw InvalidRequest.field("body", field, "unknown", "This command takes no fields.");
    }
    throw InvalidRequest.field("body", "", "type", "Send an empty object, or no body.");
  }
}
