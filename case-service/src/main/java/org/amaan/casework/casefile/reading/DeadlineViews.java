package org.amaan.casework.casefile.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.api.model.Deadline;
import org.amaan.casework.api.model.DeadlineState;
import org.amaan.casework.api.model.DeadlineTold;
import org.amaan.casework.casefile.CaseDeadline;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.DeadlineStep;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** Deadlines in the words of the contract, as they stand at this moment. */
@ApplicationScoped
class DeadlineViews {

  private final Clock clock;

  DeadlineViews(Clock clock) {
    this.clock = clock;
  }

  /** Of offers those that the custodian made itself, and not who was asked before. */
  List<Deadline> of(ShownCase file, Caller viewer) {
    return of(
        shown(file)
            .filter(deadline -> Staff.mayKnowOf(deadline.kind(), file.isHeld(), viewer))
            .filter(
                deadline ->
                    deadline.kind() != DeadlineKind.HANDOVER
                        || !deadline.startedAt().isBefore(file.custodianSince()))
            .toList());
  }

  /** When the next thing is due of which the viewer may know. */
  static @Nullable Instant nextDue(ShownCase file, Caller viewer) {
    return file.deadlines().stream()
        .filter(deadline -> deadline.endedAt() == null)
        .filter(deadline -> Staff.mayKnowOf(deadline.kind(), file.isHeld(), viewer))
        .map(ShownDeadline::dueAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Of a record of the trial what is due and what ended last: it may be moved often. What ended
   * because it was moved or is waited for no more is left out, unless somebody was told of it.
   */
  private static Stream<ShownDeadline> shown(ShownCase file) {
    List<ShownDeadline> all =
        file.deadlines().stream()
            .filter(
                deadline ->
                    !deadline.kind().isOfTrial()
                        || deadline.ending() != CaseDeadline.Ending.DROPPED
                        || deadline.nearToldAt() != null
                        || deadline.passedToldAt() != null)
            .toList();
    Map<UUID, Instant> lastEnds = new HashMap<>();
    all.stream()
        .filter(deadline -> deadline.kind().isOfTrial() && deadline.endedAt() != null)
        .forEach(
            deadline ->
                lastEnds.merge(
                    Objects.requireNonNull(deadline.about()),
                    Objects.requireNonNull(deadline.endedAt()),
                    (one, other) -> one.isAfter(other) ? one : other));
    return all.stream()
        .filter(
            deadline ->
                !deadline.kind().isOfTrial()
                    || deadline.endedAt() == null
                    || deadline.endedAt().equals(lastEnds.get(deadline.about())));
  }

  private List<Deadline> of(List<ShownDeadline> deadlines) {
    Instant now = clock.instant();
    return deadlines.stream().map(deadline -> of(deadline, now)).toList();
  }

  private static Deadline of(ShownDeadline deadline, Instant now) {
    Deadline view =
        new Deadline(
            deadline.kind(),
            state(deadline, now),
            deadline.startedAt(),
            deadline.nearAt(),
            deadline.dueAt(),
            told(deadline));
    view.setAbout(deadline.about());
    view.setEndedAt(deadline.endedAt());
    return view;
  }

  private static DeadlineState state(ShownDeadline deadline, Instant now) {
    CaseDeadline.Ending ending = deadline.ending();
    if (ending != null) {
      return DeadlineState.fromValue(ending.value());
    }
    if (now.isBefore(deadline.nearAt())) {
      return DeadlineState.RUNNING;
    }
    return now.isBefore(deadline.passesAt()) ? DeadlineState.NEAR : DeadlineState.LATE;
  }

  private static List<DeadlineTold> told(ShownDeadline deadline) {
    List<DeadlineTold> told = new ArrayList<>();
    add(told, DeadlineStep.NEAR, deadline.nearToldAt());
    add(told, DeadlineStep.PASSED, deadline.passedToldAt());
    add(told, DeadlineStep.ESCALATED, deadline.escalatedAt());
    return told;
  }

  private static void add(List<DeadlineTold> told, DeadlineStep step, @Nullable Instant at) {
    if (at != null) {
      told.add(new DeadlineTold(step, at));
    }
  }
}
