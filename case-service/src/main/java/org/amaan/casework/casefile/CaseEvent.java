package org.amaan.casework.casefile;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.terms.DeadlineStep;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.NonPunishmentOutcome;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.casefile.terms.TransitionReason;
import org.amaan.casework.directory.Coordinators;
import org.amaan.casework.directory.Unit;
import org.jspecify.annotations.Nullable;

/** What happened to a case. Codes and ids only: it is kept in the audit and told to others. */
public sealed interface CaseEvent {

  /** The name of the fact in the audit, the timeline and the inbox. */
  String name();

  Map<String, Object> details();

  default String action() {
    return "case." + name();
  }

  /** Whether only those are told who read the records of the trial. */
  default boolean isOfTrial() {
    return false;
  }

  record Opened(UUID referralId, Unit custodian) implements CaseEvent {
    @Override
    public String name() {
      return "opened";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("referralId", referralId, "custodian", custodian);
    }
  }

  record ReferralAttached(UUID referralId, ExclusionsApplied exclusions) implements CaseEvent {
    @Override
    public String name() {
      return "referral-attached";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("referralId", referralId);
    }
  }

  /**
   * @param shows whether readers of the case see anything of it
   */
  record ReferralChanged(
      UUID referralId, ReferralState state, boolean shows, ExclusionsApplied exclusions)
      implements CaseEvent {
    @Override
    public String name() {
      return "referral-changed";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("referralId", referralId, "state", state.toString());
    }
  }

  /**
   * What followed from who is excluded.
   *
   * @param changed another set of agencies is excluded than before
   * @param ended the offer that ended with it
   * @param passed custody has passed from an excluded agency
   */
  record ExclusionsApplied(
      boolean changed, @Nullable Handover ended, @Nullable CustodyPassed passed) {}

  /** Custody has passed to the coordinator, whom nobody asked first. */
  record CustodyPassed(Unit custodian) implements CaseEvent {
    @Override
    public String name() {
      return "custody-passed";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("custodian", custodian);
    }
  }

  record Assigned(String person) implements CaseEvent {
    @Override
    public String name() {
      return "assigned";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("person", person);
    }
  }

  /**
   * @param granted the agencies that may read from now on
   * @param ended the agencies that might until now
   */
  record StateChanged(
      CaseStatus from,
      CaseStatus to,
      @Nullable TransitionReason reason,
      @Nullable Disposition disposition,
      List<String> granted,
      List<String> ended,
      boolean feedbackChanged)
      implements CaseEvent {

    /** Who reads the people of the case: nobody for a closed one. */
    public boolean custodyChanged() {
      return !granted.isEmpty()
          || !ended.isEmpty()
          || (from == CaseStatus.CLOSED) != (to == CaseStatus.CLOSED);
    }

    @Override
    public String name() {
      return "state-changed";
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("from", from.value());
      details.put("to", to.value());
      if (reason != null) {
        details.put("reason", reason.toString());
      }
      if (disposition != null) {
        details.put("disposition", disposition.toString());
      }
      if (!granted.isEmpty()) {
        details.put("granted", granted.get(0));
      }
      if (!ended.isEmpty()) {
        details.put("grantEnded", ended.get(0));
      }
      return details;
    }
  }

  /**
   * An assessment was signed.
   *
   * @param hash of what was signed
   * @param agency the signer's
   * @param unit the signer's
   */
  record AssessmentSigned(
      UUID assessmentId, long version, String hash, String agency, @Nullable String unit)
      implements CaseEvent {
    @Override
    public String name() {
      return "assessment-signed";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("assessmentId", assessmentId, "version", version, "hash", hash);
    }
  }

  /** A prosecution returned the signed assessment with questions. */
  record AssessmentReturned(UUID assessmentId) implements CaseEvent {
    @Override
    public String name() {
      return "assessment-returned";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("assessmentId", assessmentId);
    }
  }

  /**
   * Whether an accused subject is to be punished: asked, answered, or not answered in time.
   *
   * @param outcome null unless it was answered
   */
  record NonPunishmentReview(
      Step step, UUID reviewId, Instant dueAt, @Nullable NonPunishmentOutcome outcome)
      implements CaseEvent {

    /** What is done about it; whom an overdue one is told next. */
    public enum Step {
      RAISED("raised"),
      CONCLUDED("concluded"),
      OVERDUE_TO_SUPERVISOR("overdue"),
      OVERDUE_TO_COORDINATOR("overdue");

      private final String word;

      Step(String word) {
        this.word = word;
      }
    }

    @Override
    public String name() {
      return "non-punishment-review-" + step.word;
    }

    @Override
    public Map<String, Object> details() {
      return outcome == null
          ? Map.of("reviewId", reviewId)
          : Map.of("reviewId", reviewId, "outcome", outcome.toString());
    }
  }

  /** A handover was offered, or its offer ended in one of the four ways. */
  record HandoverMoved(Handover handover) implements CaseEvent {
    @Override
    public String name() {
      return "handover-" + handover.status().value();
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("handoverId", handover.id());
      details.put("from", handover.from());
      details.put("to", handover.to());
      details.put(
          "reason",
          handover.refusalReason() == null
              ? handover.reason().toString()
              : handover.refusalReason().toString());
      return details;
    }
  }

  /**
   * Somebody is told of a deadline.
   *
   * @param coordinators agencies that coordinate the country; asked only when it is escalated
   */
  record DeadlineStepTaken(CaseDeadline deadline, DeadlineStep step, Coordinators coordinators)
      implements CaseEvent {
    /** Of a hearing: told only when it had begun, as when it was entered afterwards. */
    public boolean isToldAfterItWasDue() {
      Instant near = deadline.nearToldAt();
      return step != DeadlineStep.NEAR || (near != null && !near.isBefore(deadline.dueAt()));
    }

    @Override
    public boolean isOfTrial() {
      return deadline.kind().isOfTrial();
    }

    @Override
    public String name() {
      return "deadline-" + step;
    }

    @Override
    public Map<String, Object> details() {
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("deadlineId", deadline.id());
      details.put("kind", deadline.kind().toString());
      details.put("dueAt", deadline.dueAt().toString());
      return details;
    }
  }

  /**
   * Something was entered about the trial, or has changed.
   *
   * @param what the word of its kind, such as {@code hearing}
   * @param isNew whether it was entered
   * @param agency whose doing it is
   * @param unit whose doing it is
   */
  record TrialRecordWritten(
      String what, boolean isNew, UUID recordId, String state, String agency, @Nullable String unit)
      implements CaseEvent {
    @Override
    public boolean isOfTrial() {
      return true;
    }

    @Override
    public String name() {
      return what + (isNew ? "-entered" : "-changed");
    }

    @Override
    public Map<String, Object> details() {
      return Map.of("recordId", recordId, "state", state);
    }
  }

  /** What became of a referral that was sent out of the case for help. */
  record ProtectionChanged() implements CaseEvent {
    @Override
    public String name() {
      return "protection-changed";
    }

    @Override
    public Map<String, Object> details() {
      return Map.of();
    }
  }
}
