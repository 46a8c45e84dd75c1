package org.amaan.platform.limits;

import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import org.amaan.platform.identity.CurrentCaller;
import org.jspecify.annotations.Nullable;

/** What is left for the current request, where its body decides whether it is urgent. */
@RequestScoped
public class Allowance {

  private final Allowances allowances;
  private final CurrentCaller caller;
  private @Nullable Duration overFor;

  Allowance(Allowances allowances, CurrentCaller caller) {
    this.allowances = allowances;
    this.caller = caller;
  }

  /** Nothing is left for a while, but the request is not refused before its body is read. */
  void isOver(Duration wait) {
    overFor = wait;
  }

  /** Refuses with 429 when nothing is left for a request like this one. */
  public void require(boolean urgent) {
    if (overFor != null) {
      if (!urgent) {
        throw Allowances.refusal(overFor);
      }
      allowances.require(Kind.URGENT, caller.get());
    }
  }
}
