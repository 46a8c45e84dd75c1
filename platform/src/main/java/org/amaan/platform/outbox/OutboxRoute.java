package org.amaan.platform.outbox;

import java.util.List;
import java.util.Map;

/** Where the messages of one topic go. Called outside any transaction, perhaps more than once. */
public interface OutboxRoute {

  String topic();

  /**
   * Delivers, or throws {@link PeerUnavailable} or {@link PeerRefused}; returning normally means
   * the peer has taken the message.
   */
  void deliver(OutboxMessage message);

  /** How many messages the peer takes in one call; the calls of a topic then follow each other. */
  default int atOnce() {
    return 1;
  }

  /**
   * Delivers two or more, up to {@link #atOnce()}. When it throws, each of them is delivered alone.
   *
   * @return what the peer refused, by its place in the list; it has taken all others
   */
  default Map<Integer, PeerRefused> deliver(List<OutboxMessage> messages) {
    throw new UnsupportedOperationException("one at a time");
  }
}
