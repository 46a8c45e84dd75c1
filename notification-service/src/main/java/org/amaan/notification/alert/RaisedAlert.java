package org.amaan.notification.alert;

import java.time.Instant;
import java.util.UUID;

/** An alert that was raised just now. */
public record RaisedAlert(UUID id, Notice notice, Addressee to, Instant at) {

  /** What one unit did not act on is for those above it, and not for the units beside it. */
  public boolean isAboveUnits() {
    Escalated first = notice.escalates();
    return to.unit() == null && first != null && first.unit() != null;
  }
}
