package org.amaan.notification.escalation;

import java.util.Locale;

/** Why an alert is escalated no further. */
enum Outcome {
  ACKNOWLEDGED,
  SETTLED,
  EXHAUSTED,
  SWITCHED_OFF;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
