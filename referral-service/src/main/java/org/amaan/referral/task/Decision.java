package org.amaan.referral.task;

import java.util.Locale;

/** How a task was settled; the words are part of the contract. */
enum Decision {
  CONFIRMED,
  REJECTED,
  /** What it asked about is over: nobody needs to decide any more. */
  WITHDRAWN;

  String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
