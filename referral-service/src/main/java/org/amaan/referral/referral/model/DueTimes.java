package org.amaan.referral.referral.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DueTime;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.state.ReferralStatus;

/** Until when somebody has to act on a referral, by the legal profile of its country. */
final class DueTimes {

  private DueTimes() {}

  /** When a draft that nobody submits is deleted. */
  static Instant ofDraft(ReferralContent content, Instant now) {
    return DueTime.ofDraft(profile(content, now), now);
  }

  /** Of a turn that begins now: the referrer's after a refusal, else the receiver's. */
  static Instant ofTurn(
      ReferralStatus state, ReferralContent content, AgeClass ageClass, Instant now) {
    LegalProfile profile = profile(content, now);
    return state == ReferralStatus.REFUSED
        ? DueTime.ofRedirection(profile, urgency(content), ageClass, now)
        : DueTime.of(profile, urgency(content), ageClass, now);
  }

  /** In danger, or a child, or perhaps one: what is changed never gives more time. */
  static boolean isUrgent(ReferralContent content, AgeClass ageClass) {
    return urgency(content) == Urgency.IMMEDIATE_DANGER || ageClass != AgeClass.ADULT;
  }

  private static Urgency urgency(ReferralContent content) {
    return Objects.requireNonNullElse(content.urgency(), Urgency.ROUTINE);
  }

  private static LegalProfile profile(ReferralContent content, Instant now) {
    return LegalProfiles.forCountry(
        Objects.requireNonNullElse(content.country(), ""),
        LocalDate.ofInstant(now, ZoneOffset.UTC));
  }
}
