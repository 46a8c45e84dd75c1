package org.amaan.notification.email;

import org.amaan.platform.problem.Refusal;

/** The operator has not said through which server mails are sent. */
final class NoMailServer extends Refusal {
  NoMailServer() {
    super(
        409,
        "no-mail-server",
        "This platform sends no e-mail",
        "Ask its operator to set up a mail server, or subscribe a webhook.");
  }
}
