package org.amaan.system.silence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.amaan.system.Contracts;

/** The closed list of what everybody concerned may infer, each with its reason. */
final class Declassified {

  private final List<Fact> facts;
  private final Set<Fact> seen = ConcurrentHashMap.newKeySet();

  private Declassified(List<Fact> facts) {
    this.facts = facts;
  }

  /**
   * @param secrets which secrets it is about: a pattern of their names
   * @param answers which answers may differ then: a pattern of what was asked
   */
  record Fact(String secrets, String answers) {}

  static Declassified read() {
    try (InputStream in = Declassified.class.getResourceAsStream("/declassified.yaml")) {
      JsonNode file = Contracts.YAML.readTree(in);
      List<Fact> facts = new ArrayList<>();
      for (JsonNode fact : file.path("facts")) {
        if (fact.path("reason").asText().isBlank()) {
          throw new AssertionError("a declassified fact needs a reason: " + fact);
        }
        facts.add(new Fact(fact.path("secrets").asText(), fact.path("answers").asText()));
      }
      return new Declassified(facts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean permits(String secret, String asked) {
    List<Fact> permitting =
        facts.stream()
            .filter(f -> secret.matches(f.secrets()) && asked.matches(f.answers()))
            .toList();
    seen.addAll(permitting);
    return !permitting.isEmpty();
  }

  /** What is on the list and tells nobody anything. */
  List<Fact> unseen() {
    return facts.stream().filter(fact -> !seen.contains(fact)).toList();
  }
}
