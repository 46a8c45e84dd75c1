package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.amaan.casework.api.model.NewHearing;
import org.amaan.casework.trial.record.TrialTimes;
import org.amaan.platform.patch.MergePatch;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A hearing in the words of a request, and what the generated contract does not check of it. */
@ApplicationScoped
class HearingForm {

  private static final Duration BACK = Duration.ofDays(366);
  private static final Duration AHEAD = Duration.ofDays(5 * 366L);

  /** As many as this platform's copy of the IANA database has. */
  private static final Set<String> TIME_ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private final MergePatch mergePatch;
  private final Clock clock;

  HearingForm(MergePatch mergePatch, Clock clock) {
    this.mergePatch = mergePatch;
    this.clock = clock;
  }

  record Filled(HearingCodes codes, HearingText text) {}

  Filled of(NewHearing form) {
    return filled(form, null);
  }

  /** Applies a merge patch (RFC 7396); refuses with 400 a result that could not be entered. */
  Filled patched(HearingCodes before, HearingText text, JsonNode patch) {
    return filled(mergePatch.apply(form(before, text), patch, NewHearing.class), before);
  }

  /**
   * @param before null for a new one; what stays as it was is not checked again
   */
  private Filled filled(NewHearing form, @Nullable HearingCodes before) {
    HearingCodes codes =
        new HearingCodes(
            form.getKind(),
            form.getCourtLevel(),
            Objects.requireNonNull(TrialTimes.of(form.getStartsAt())),
            form.getTimeZone(),
            form.getInCamera(),
            Objects.requireNonNullElse(form.getState(), HearingState.SCHEDULED),
            form.getOutcome());
    Instant now = clock.instant();
    if (before == null || !before.startsAt().equals(codes.startsAt())) {
      TrialTimes.requireBetween(
          codes.startsAt(),
          now.minus(BACK),
          now.plus(AHEAD),
          "startsAt",
          "At most a year back and five years ahead.");
    }
    if (!TIME_ZONES.contains(codes.timeZone())) {
      throw InvalidRequest.field(
          "body", "timeZone", "unknown", "The name of an IANA time zone, such as Asia/Karachi.");
    }
    boolean isHeld = codes.state() == HearingState.HELD;
    if (isHeld != (codes.outcome() != null)) {
      throw InvalidRequest.field(
          "body", "outcome", "held-only", "Give `outcome` if, and only if, the hearing is held.");
    }
    if (isHeld && codes.startsAt().isAfter(now)) {
      throw InvalidRequest.field(
          "body", "state", "not-begun", "A hearing is held once it has begun.");
    }
    return new Filled(codes, new HearingText(form.getCourt(), form.getFileNumber()));
  }

  private static NewHearing form(HearingCodes codes, HearingText text) {
    NewHearing form =
        new NewHearing(
            codes.kind(), codes.level(), codes.startsAt(), codes.timeZone(), codes.inCamera());
    form.setCourt(text.court());
    form.setFileNumber(text.fileNumber());
    form.setState(codes.state());
    form.setOutcome(codes.outcome());
    return form;
  }
}
