package org.amaan.notification.channel;

import org.amaan.platform.problem.Refusal;

/** Nothing is sent to this address, now or ever. */
public final class TargetNotAllowed extends Refusal {
  public TargetNotAllowed(String code, String message) {
    this("Name an https address in the public internet", "url", code, message);
  }

  public static TargetNotAllowed mailbox(String code, String message) {
    return new TargetNotAllowed("Name one plain e-mail address", "address", code, message);
  }

  private TargetNotAllowed(String advice, String field, String code, String message) {
    super(
        422,
        "target-not-allowed",
        "Nothing is sent to this address",
        advice + "; errors says what is wrong with this one.");
    at("body", field, code, message);
  }
}
