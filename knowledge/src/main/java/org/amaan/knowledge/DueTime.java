package org.amaan.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * When something is due. Hours are hours on the clock, whatever the local time does; working days
 * are days in the country's zone that are not its weekend, and end at the time of day at which they
 * began. Public holidays are not in the profiles and count as working days.
 */
public final class DueTime {

  private DueTime() {}

  /** A child, an unknown age or immediate danger has hours; everything else has working days. */
  public static Instant of(LegalProfile profile, Urgency urgency, AgeClass ageClass, Instant from) {
    return isUrgent(urgency, ageClass)
        ? from.plus(Duration.ofHours(profile.dueTimes().urgentHours()))
        : afterWorkingDays(profile, profile.dueTimes().standardWorkingDays(), from);
  }

  /** How long a referrer may hold a refused referral before finding another receiver. */
  public static Instant ofRedirection(
      LegalProfile profile, Urgency urgency, AgeClass ageClass, Instant from) {
    return isUrgent(urgency, ageClass)
        ? from.plus(Duration.ofHours(profile.dueTimes().urgentHours()))
        : afterWorkingDays(profile, profile.dueTimes().refusedRedirectWorkingDays(), from);
  }

  /** When a draft is deleted. */
  public static Instant ofDraft(LegalProfile profile, Instant from) {
    return from.plus(Duration.ofDays(profile.dueTimes().draftDays()));
  }

  /** When an unanswered offer of custody expires. */
  public static Instant ofHandover(LegalProfile profile, Instant from) {
    return from.plus(Duration.ofHours(profile.dueTimes().handoverHours()));
  }

  /** When a case's custodian must have decided what becomes of it. */
  public static Instant ofDecision(LegalProfile profile, Instant from) {
    return afterWorkingDays(profile, profile.dueTimes().decisionWorkingDays(), from);
  }

  /** When the referrer must have heard what became of a referral. */
  public static Instant ofFeedback(LegalProfile profile, Instant from) {
    return afterWorkingDays(profile, profile.dueTimes().feedbackWorkingDays(), from);
  }

  private static boolean isUrgent(Urgency urgency, AgeClass ageClass) {
    return urgency == Urgency.IMMEDIATE_DANGER || ageClass != AgeClass.ADULT;
  }

  private static Instant afterWorkingDays(LegalProfile profile, int days, Instant from) {
    ZonedDateTime start = from.atZone(profile.timeZone());
    LocalDate day = start.toLocalDate();
    int left = days;
    while (left > 0) {
      day = day.plusDays(1);
      if (!profile.weekend().contains(day.getDayOfWeek())) {
        left--;
      }
    }
    // A time of day that the target date skips (daylight saving begins) moves on by the gap.
    return day.atTime(start.toLocalTime()).atZone(profile.timeZone()).toInstant();
  }
}
