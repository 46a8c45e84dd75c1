package org.amaan.notification.subscription;

import org.amaan.platform.problem.Refusal;

/** It has no address, or one that is confirmed already. */
final class NothingToConfirm extends Refusal {
  NothingToConfirm() {
    super(
        409,
        "nothing-to-confirm",
        "There is nothing to confirm",
        "Only an e-mail address that is new is confirmed; this subscription has none.");
  }
}
