package org.amaan.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a reference of the contract leads. */
final class Schemas {

  private Schemas() {}

  static JsonNode resolved(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : resolved(document, document.at(reference.substring(1)));
  }
}
