package org.amaan.system.sequence;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A client of the demo's realm, as its token describes it. */
record Actor(
    String client, String agency, String type, String unit, String person, Set<String> roles) {

  private static final Set<String> INVESTIGATING = Set.of("police", "border-guard", "prosecution");

  boolean has(String... any) {
    return Stream.of(any).anyMatch(roles::contains);
  }

  boolean investigates() {
    return investigates(type);
  }

  static boolean investigates(String type) {
    return INVESTIGATING.contains(type);
  }

  /** Which purposes somebody in these roles may claim. */
  Set<String> purposes() {
    Set<String> purposes = new TreeSet<>();
    if (has("referrer", "caseworker")) {
      purposes.addAll(Set.of("protection", "medical-care", "legal-aid"));
    }
    if (has("investigator", "supervisor")) {
      purposes.add("investigation");
    }
    if (has("prosecutor")) {
      purposes.add("prosecution");
    }
    if (has("coordinator")) {
      purposes.add("cross-border");
    }
    return purposes;
  }
}
