package org.amaan.notification.channel;

import java.util.concurrent.CompletableFuture;

/** A way to reach an agency outside of the platform, by the name that the contract gives it. */
public interface Channel {

  String WEBHOOK = "webhook";
  String EMAIL = "email";

  /** The inbox of this service: nothing is sent there. */
  String IN_APP = "in-app";

  String name();

  /** Refuses with {@link TargetNotAllowed} an address to which nothing would be sent. */
  void check(String to);

  /** One attempt. It always ends, and soon; whatever goes wrong is an outcome, not an exception. */
  CompletableFuture<Outcome> send(Target target, Message message);
}
