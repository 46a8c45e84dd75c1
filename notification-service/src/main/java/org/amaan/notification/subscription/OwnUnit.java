package org.amaan.notification.subscription;

import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.NotPermitted;

/** What a unit is told is that unit's business: its administrator subscribes for no other. */
final class OwnUnit {

  private OwnUnit() {}

  static void require(Caller by, Terms terms) {
    if (by.unit() != null && !by.unit().equals(terms.unit())) {
      throw new NotPermitted("Your token names a unit: subscribe for that one, as \"unit\".");
    }
  }
}
