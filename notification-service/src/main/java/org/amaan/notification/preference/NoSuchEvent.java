package org.amaan.notification.preference;

import org.amaan.platform.problem.Refusal;

/** A filter lets none of the events through that there are. */
final class NoSuchEvent extends Refusal {
  NoSuchEvent() {
    super(
        422,
        "no-such-event",
        "A filter lets nothing through",
        "Name types of events that this contract lists, or the beginning of some with a star.");
  }
}
