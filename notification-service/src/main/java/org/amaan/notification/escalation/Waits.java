package org.amaan.notification.escalation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long after an alert was raised each step is taken, by urgency. A routine alert may leave
 * steps out; of immediate danger all are taken.
 */
record Waits(Map<EscalationStep, Duration> routine, Map<EscalationStep, Duration> immediateDanger) {

  static final String IMMEDIATE_DANGER = "immediate-danger";
  static final String ROUTINE = "routine";
  static final Duration SHORTEST = Duration.ofMinutes(1);
  static final Duration LONGEST = Duration.ofDays(30);
  static final Duration LONGEST_IN_DANGER = Duration.ofHours(24);

  /** What is wrong at one place, such as {@code routine.supervisor}. */
  record Flaw(String place, String code, String message) {}

  Waits {
    routine = Map.copyOf(routine);
    immediateDanger = Map.copyOf(immediateDanger);
  }

  Optional<Duration> until(String urgency, EscalationStep step) {
    return Optional.ofNullable(of(urgency).get(step));
  }

  Map<EscalationStep, Duration> of(String urgency) {
    return urgency.equals(IMMEDIATE_DANGER) ? immediateDanger : routine;
  }

  List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    check("routine", routine, LONGEST, flaws);
    check("immediateDanger", immediateDanger, LONGEST_IN_DANGER, flaws);
    for (EscalationStep step : EscalationStep.values()) {
      if (!immediateDanger.containsKey(step)) {
        flaws.add(
            new Flaw(
                "immediateDanger." + step.word(),
                "required",
                "Of an alert of immediate danger every step is taken."));
      }
    }
    return flaws;
  }

  private static void check(
      String urgency, Map<EscalationStep, Duration> waits, Duration longest, List<Flaw> flaws) {
    Duration before = Duration.ZERO;
    for (EscalationStep step : EscalationStep.values()) {
      Duration wait = waits.get(step);
      if (wait == null) {
        continue;
      }
      String place = urgency + "." + step.word();
      if (wait.compareTo(SHORTEST) < 0 || wait.compareTo(longest) > 0) {
        flaws.add(new Flaw(place, "range", "From PT1M to P%dD.".formatted(longest.toDays())));
      } else if (wait.compareTo(before) <= 0) {
        flaws.add(new Flaw(place, "order", "Later than the step before it."));
      }
      before = before.compareTo(wait) > 0 ? before : wait;
    }
  }
}
