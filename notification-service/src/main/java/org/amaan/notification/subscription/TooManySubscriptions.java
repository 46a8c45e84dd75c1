package org.amaan.notification.subscription;

import org.amaan.platform.problem.Refusal;

/** The agency has as many as it may have. */
final class TooManySubscriptions extends Refusal {

  static final int LIMIT = 20;

  /** Of channel in-app, for the agency as a whole and for each unit. */
  static final int IN_APP_LIMIT = 5;

  TooManySubscriptions(int limit) {
    super(
        409,
        "too-many-subscriptions",
        "Too many subscriptions",
        "Delete one that is not needed, or widen the filters of another.");
    with("limit", limit);
  }
}
