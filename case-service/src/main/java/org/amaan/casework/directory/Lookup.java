package org.amaan.casework.directory;

import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the directory answered, to be insisted on later: it is asked before the transaction begins,
 * but its refusal comes only after those about visibility, permission and state.
 */
public final class Lookup {

  private static final Lookup FINE = new Lookup(null);

  private final @Nullable Refusal refusal;

  private Lookup(@Nullable Refusal refusal) {
    this.refusal = refusal;
  }

  public static Lookup nothingToAsk() {
    return FINE;
  }

  static Lookup found() {
    return FINE;
  }

  static Lookup refused(Refusal refusal) {
    return new Lookup(refusal);
  }

  public void require() {
    if (refusal != null) {
      throw refusal;
    }
  }
}
