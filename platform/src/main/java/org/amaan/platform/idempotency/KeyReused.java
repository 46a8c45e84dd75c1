package org.amaan.platform.idempotency;

import org.amaan.platform.problem.Refusal;

/** The key has been used for a different request. */
public final class KeyReused extends Refusal {
  public KeyReused() {
    super(
        422,
        "idempotency-key-reused",
        "This Idempotency-Key was used for another request",
        "Repeat a request with its own key and an unchanged body; give every new request a new key.");
    at("header", "Idempotency-Key", "reused", "Use a new UUID.");
  }
}
