package org.amaan.system.sequence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * One command with names in place of ids, so that it can be given again about somebody new.
 *
 * @param about the names in the address
 * @param binds what the answer gives a name, by its place in the answer
 * @param rushes it does not wait until what went before has reached all services
 */
record Step(
    String client,
    Kind kind,
    List<String> about,
    ObjectNode body,
    Map<String, String> binds,
    boolean rushes) {

  Step rushing() {
    return new Step(client, kind, about, body, binds, true);
  }

  Step by(String other) {
    return new Step(other, kind, about, body, binds, rushes);
  }

  Step saying(ObjectNode other) {
    return new Step(client, kind, about, other, binds, rushes);
  }

  String first() {
    return about.get(0);
  }

  @Override
  public String toString() {
    return client
        + " "
        + kind
        + " "
        + String.join(" ", about)
        + " "
        + body
        + (binds.isEmpty() ? "" : " -> " + binds.values())
        + (rushes ? " (at once)" : "");
  }
}
