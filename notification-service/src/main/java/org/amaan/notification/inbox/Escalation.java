package org.amaan.notification.inbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an alert has climbed, as far as the reader may know.
 *
 * @param nextAt when somebody else is alerted unless somebody acts; null when it has ended
 * @param stopped why it climbs no further; null while it does
 */
public record Escalation(@Nullable Instant nextAt, @Nullable String stopped, List<Step> steps) {

  /** Nothing: it never climbs. */
  static final Escalation NONE = new Escalation(null, null, List.of());

  public record Step(
      String rung,
      Instant at,
      String agency,
      @Nullable String unit,
      String role,
      @Nullable Instant acknowledgedAt) {}
}
