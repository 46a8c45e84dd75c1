package org.amaan.launcher.story;

import org.amaan.launcher.stack.Ports;

/** Where the three services answer. */
public record Endpoints(String referral, String casework, String notification) {

  public static Endpoints on(Ports ports) {
    return new Endpoints(
        "http://127.0.0.1:" + ports.referral(),
        "http://127.0.0.1:" + ports.casework(),
        "http://127.0.0.1:" + ports.notification());
  }
}
