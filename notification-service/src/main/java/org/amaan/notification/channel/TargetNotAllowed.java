package org.amaan.notification.channel;

import org.amaan.platform.problem.Refusal;

/** Nothing is sent to this address, now or ever. */
public final class TargetNotAllowed extends Refusal {
  public TargetNotAllowed(String code, String message) {
    super(
        422,
        "target-not-allowed",
        "Nothing is sent to this address",
        "Name an https address in the public internet; errors says what is wrong with this one.");
    at("body", "url", code, message);
  }
}
