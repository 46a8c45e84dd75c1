package org.amaan.platform.idempotency;

import org.amaan.platform.problem.Refusal;

/** The first request with this key has not ended. */
public final class StillRunning extends Refusal {
  public StillRunning() {
    super(
        409,
        "request-still-running",
        "A request with this Idempotency-Key is still running",
        "Repeat the same request with the same key in a moment; it will give the first one's answer.");
    with("retryAfterSeconds", 1);
  }
}
