package org.amaan.notification.target;

import org.amaan.platform.problem.Refusal;

/** Each message would be signed with more secrets than anybody can use. */
final class TooManySecrets extends Refusal {

  static final int LIMIT = 5;

  TooManySecrets() {
    super(
        409,
        "too-many-secrets",
        "Too many secrets are valid",
        "Use the newest; the oldest retires within a day, and another can be had then.");
    with("limit", LIMIT);
  }
}
