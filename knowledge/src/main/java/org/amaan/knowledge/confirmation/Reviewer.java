package org.amaan.knowledge.confirmation;

import java.util.List;
import java.util.Map;

/**
 * Somebody whose confirmations count.
 *
 * @param confirms ids of profiles, or {@code indicators.} and languages' tags
 * @param key public, a JSON Web Key (RFC 8037, Ed25519)
 */
public record Reviewer(
    String name, String capacity, List<String> confirms, Map<String, Object> key) {

  public Reviewer {
    confirms = List.copyOf(confirms);
    key = Map.copyOf(key);
  }
}
