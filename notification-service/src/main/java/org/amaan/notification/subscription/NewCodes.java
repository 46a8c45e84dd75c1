package org.amaan.notification.subscription;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.problem.TooManyRequests;

/** Another code for an address, which makes the one before it worthless. */
@Singleton
class NewCodes {

  private final ConfirmationRepository confirmations;
  private final Codes codes;

  NewCodes(ConfirmationRepository confirmations, Codes codes) {
    this.confirmations = confirmations;
    this.codes = codes;
  }

  /** In the clear, to be mailed once this has committed; refuses with 429 what comes too soon. */
  String make(UUID subscription, Instant now) {
    Optional<Confirmation> before = confirmations.find(subscription);
    Optional<Duration> wait = before.flatMap(one -> one.waitAt(now));
    if (wait.isPresent()) {
      throw new TooManyRequests(wait.get().toSeconds() + 1);
    }
    String code = codes.make();
    int made = before.map(Confirmation::codes).orElse(0) + 1;
    confirmations.keep(
        subscription, new Confirmation(codes.hash(subscription, code), now, 0, made));
    return code;
  }
}
