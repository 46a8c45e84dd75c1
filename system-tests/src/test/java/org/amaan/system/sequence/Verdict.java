package org.amaan.system.sequence;

/** What the rules say of an answer; {@code MAYBE} where they leave it open. */
enum Verdict {
  NEVER,
  MAYBE,
  ALWAYS;

  Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  static Verdict when(boolean holds) {
    return holds ? ALWAYS : NEVER;
  }

  boolean contradicts(boolean seen) {
    return this == NEVER && seen || this == ALWAYS && !seen;
  }
}
