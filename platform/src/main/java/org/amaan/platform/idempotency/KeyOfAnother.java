package org.amaan.platform.idempotency;

import org.amaan.platform.problem.Refusal;

/** Another person who signs in by the same client has used the key. */
final class KeyOfAnother extends Refusal {
  KeyOfAnother() {
    super(
        409,
        "idempotency-key-of-another",
        "This Idempotency-Key is somebody else's",
        "A key belongs to the person and the unit who used it first. Nothing of your request was"
            + " carried out: send it with a key of your own.");
    at("header", "Idempotency-Key", "of-another", "Use a new UUID.");
  }
}
