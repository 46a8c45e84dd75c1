package org.amaan.notification.escalation;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.amaan.notification.alert.Addressee;
import org.amaan.platform.identity.Role;

/** Whom an alert reaches when nobody acts, in this order. */
enum EscalationStep {
  SUPERVISOR,
  FALLBACK,
  COORDINATOR;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EscalationStep of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Those that can be taken for an alert: not to a supervisor who has it already, nor from one who
   * coordinates to others who do.
   */
  static List<EscalationStep> above(Addressee to, List<String> coordinators) {
    boolean coordinates =
        to.isOnlyFor(Role.COORDINATOR.value()) || coordinators.contains(to.agency());
    return Stream.of(values())
        .filter(step -> step != SUPERVISOR || !to.isOnlyFor(Role.SUPERVISOR.value()))
        .filter(step -> step != COORDINATOR || !(coordinates || coordinators.isEmpty()))
        .toList();
  }
}
