package org.amaan.notification.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert that was raised just now. */
public record RaisedAlert(UUID id, Notice notice, Addressee to, Instant at) {

  /** By when it must be done; null for whoever has nothing to do. */
  public @Nullable Instant dueAt() {
    return to.hasToAct() ? notice.dueAt() : null;
  }

  /** What one unit did not act on is for those above it, and not for the units beside it. */
  public boolean isAboveUnits() {
    Escalated first = notice.escalates();
    return to.unit() == null && first != null && first.unit() != null;
  }
}
