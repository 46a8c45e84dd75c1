package org.amaan.notification.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an alert was escalated, as far as the reader may know.
 *
 * @param nextAt when somebody else is alerted unless somebody acts; null when it has ended
 * @param stopped why it is escalated no further; null while it is
 */
public record EscalationView(@Nullable Instant nextAt, @Nullable String stopped, List<Step> steps) {

  /** Nothing: it is never escalated. */
  static final EscalationView NONE = new EscalationView(null, null, List.of());

  public record Step(
      String step,
      Instant at,
      String agency,
      @Nullable String unit,
      String role,
      @Nullable Instant acknowledgedAt) {}
}
