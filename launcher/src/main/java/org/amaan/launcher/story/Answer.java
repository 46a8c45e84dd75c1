package org.amaan.launcher.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a service answered. */
public record Answer(int status, boolean replayed, JsonNode body) {

  public String text(String pointer) {
    return body.at(pointer).asText();
  }

  public boolean has(String pointer) {
    return !body.at(pointer).isMissingNode() && !body.at(pointer).isNull();
  }

  public Stream<JsonNode> items() {
    return StreamSupport.stream(body.path("items").spliterator(), false);
  }
}
