package org.amaan.casework.trial.measure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.amaan.casework.api.model.NewProtectionMeasure;
import org.amaan.casework.trial.record.TrialTimes;
import org.amaan.platform.patch.MergePatch;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** A protection measure in the words of a request, and what the contract does not check of it. */
@ApplicationScoped
class MeasureForm {

  private static final Duration AHEAD = Duration.ofDays(2 * 366L);

  private final MergePatch mergePatch;
  private final Clock clock;

  MeasureForm(MergePatch mergePatch, Clock clock) {
    this.mergePatch = mergePatch;
    this.clock = clock;
  }

  /**
   * @param subjectId for whom; or else null
   * @param personId for whom; or else null
   */
  record Filled(@Nullable UUID subjectId, @Nullable UUID personId, MeasureCodes codes) {}

  Filled of(NewProtectionMeasure form) {
    if ((form.getSubjectId() == null) == (form.getPersonId() == null)) {
      throw InvalidRequest.field(
          "body", "subjectId", "exactly-one", "Give exactly one of subjectId and personId.");
    }
    return filled(form, null);
  }

  /**
   * Applies a merge patch (RFC 7396) of what may change; refuses with 400 a result that could not
   * be entered.
   */
  MeasureCodes patched(MeasureCodes before, JsonNode patch) {
    for (String fixed : List.of("subjectId", "personId")) {
      if (patch.has(fixed)) {
        throw InvalidRequest.field(
            "body",
            fixed,
            "unknown-field",
            "Whom it is for does not change: end it and enter another one.");
      }
    }
    NewProtectionMeasure form = new NewProtectionMeasure(before.kind(), before.reviewDueAt());
    form.setState(before.state());
    form.setEndReason(before.endReason());
    return filled(mergePatch.apply(form, patch, NewProtectionMeasure.class), before).codes();
  }

  private Filled filled(NewProtectionMeasure form, @Nullable MeasureCodes before) {
    MeasureCodes codes =
        new MeasureCodes(
            form.getKind(),
            Objects.requireNonNullElse(form.getState(), MeasureState.REQUESTED),
            form.getEndReason(),
            Objects.requireNonNull(TrialTimes.of(form.getReviewDueAt())));
    if ((codes.state() == MeasureState.ENDED) != (codes.endReason() != null)) {
      throw InvalidRequest.field(
          "body",
          "endReason",
          "ended-only",
          "Give `endReason` if, and only if, the measure has ended.");
    }
    if (before == null || !before.reviewDueAt().equals(codes.reviewDueAt())) {
      Instant now = clock.instant();
      TrialTimes.requireBetween(
          codes.reviewDueAt(),
          now,
          now.plus(AHEAD),
          "reviewDueAt",
          "In the future, at most two years ahead.");
    }
    return new Filled(form.getSubjectId(), form.getPersonId(), codes);
  }
}
