package org.amaan.notification.confirmation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.problem.TooManyRequests;

/**
 * Makes the codes that are mailed to new addresses, and takes them back, under the lock of the
 * subscription. Who asks for too many is refused with 429.
 */
@Singleton
public class ConfirmationCodes {

  public static final Duration VALID_FOR = Confirmation.VALID_FOR;

  private final ConfirmationRepository confirmations;
  private final Codes codes;
  private final CodePace pace;
  private final MailedCodeRepository mailed;

  ConfirmationCodes(
      ConfirmationRepository confirmations,
      Codes codes,
      CodePace pace,
      MailedCodeRepository mailed) {
    this.confirmations = confirmations;
    this.codes = codes;
    this.pace = pace;
    this.mailed = mailed;
  }

  /** Counts another mail of an agency to an address. */
  public void countMail(String agency, String address) {
    pace.keep(agency);
    mailed.keep(address);
  }

  /**
   * Makes another code, which makes the one before it worthless.
   *
   * @return it in the clear, to be mailed once this has committed
   */
  public String make(UUID subscription, Instant now) {
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

  /** Takes the newest code; refuses any other with {@link CodeRefused}, and counts it. */
  public void take(UUID subscription, String code, Instant now) {
    Confirmation mailedLast =
        confirmations
            .find(subscription)
            .filter(one -> one.isUsable(now))
            .orElseThrow(() -> new CodeRefused(0));
    if (!mailedLast.is(codes.hash(subscription, code))) {
      Confirmation tried = mailedLast.triedInVain();
      confirmations.keep(subscription, tried);
      throw new CodeRefused(tried.triesLeft());
    }
    confirmations.remove(subscription);
  }
}
