package org.amaan.launcher.story;

import org.amaan.launcher.stack.Ports;

/** Where the three services answer, and where mails are caught. */
public record Endpoints(String referral, String casework, String notification, String mail) {

  public static Endpoints on(Ports ports) {
    return new Endpoints(
        "http://127.0.0.1:" + ports.referral(),
        "http://127.0.0.1:" + ports.casework(),
        "http://127.0.0.1:" + ports.notification(),
        "http://127.0.0.1:" + ports.mail());
  }
}
