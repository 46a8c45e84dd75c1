package org.amaan.knowledge.review;

import java.util.List;

/** A filled packet that cannot be taken; nothing of it was. */
public final class InvalidPacket extends RuntimeException {

  private final List<String> problems;

  InvalidPacket(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** Each with the place in the packet. */
  public List<String> problems() {
    return problems;
  }
}
