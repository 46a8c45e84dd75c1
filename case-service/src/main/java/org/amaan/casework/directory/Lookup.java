package org.amaan.casework.directory;

import java.util.function.Function;
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

  /**
   * The same; what is to be hidden is refused as if the directory did not have it, after whatever
   * else the directory's answer is refused for.
   *
   * @param field where it stands in the request
   */
  public void requireUnless(boolean hidden, Function<String, Refusal> unknown, String field) {
    require();
    if (hidden) {
      throw unknown.apply(field);
    }
  }
}
