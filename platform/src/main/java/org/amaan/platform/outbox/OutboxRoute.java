package org.amaan.platform.outbox;

/** Where the messages of one topic go. Called outside any transaction, perhaps more than once. */
public interface OutboxRoute {

  String topic();

  /**
   * Delivers, or throws {@link PeerUnavailable} or {@link PeerRefused}; returning normally means
   * the peer has taken the message.
   */
  void deliver(OutboxMessage message);
}
