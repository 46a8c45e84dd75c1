package org.amaan.referral.referral.state;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.amaan.referral.code.Codes;

/** The states of a referral; {@link ReferralTransitions} says who moves it from where to where. */
public enum ReferralStatus {
  DRAFT,
  SUBMITTED,
  RECEIVED,
  INFORMATION_REQUESTED,
  ACCEPTED,
  REFUSED,
  IN_PROGRESS,
  COMPLETED,
  WITHDRAWN,
  /** Withdrawn because the subject took consent back; to the outside it is {@code withdrawn}. */
  CONSENT_WITHDRAWN,
  /**
   * Withdrawn because the receiver is a danger to the subject, or in a conflict of interest; to the
   * outside it is {@code withdrawn}.
   */
  WITHDRAWN_FOR_SAFETY;

  /** What a refusal may say to these parties. */
  public ReferralStatus toldTo(Set<Party> parties) {
    return parties.equals(EnumSet.of(Party.REFERRER)) ? toldWithoutConsent() : this;
  }

  /** What its sender is told while no consent names it: after acceptance nothing more. */
  public ReferralStatus toldWithoutConsent() {
    return isAccepted() ? ACCEPTED : this;
  }

  /** Somebody has to do something about it. */
  public boolean isOpen() {
    return ReferralTransitions.isOpen(this);
  }

  /** The referrer's own to change, or to find another receiver for. */
  public boolean waitsForReferrer() {
    return this == DRAFT || this == INFORMATION_REQUESTED || this == REFUSED;
  }

  /** The receiver has taken it on. */
  public boolean isAccepted() {
    return this == ACCEPTED || isAfterAcceptance();
  }

  /** It says what becomes of the subject. */
  public boolean isAfterAcceptance() {
    return this == IN_PROGRESS || this == COMPLETED;
  }

  /** For whatever reason; its receiver has no part in it any more. */
  public boolean isWithdrawn() {
    return this == WITHDRAWN || this == CONSENT_WITHDRAWN || this == WITHDRAWN_FOR_SAFETY;
  }

  public static Set<ReferralStatus> all(Predicate<ReferralStatus> which) {
    return Arrays.stream(values()).filter(which).collect(Collectors.toUnmodifiableSet());
  }

  /** What the outside calls it. */
  public String word() {
    return isWithdrawn() ? Codes.of(WITHDRAWN) : Codes.of(this);
  }
}
