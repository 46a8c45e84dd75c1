package org.amaan.platform.outbox;

/** The peer did not answer, or could not take the message now: it is sent again later. */
public final class PeerUnavailable extends RuntimeException {
  public PeerUnavailable(String peer, String why) {
    super(peer + " unavailable: " + why, null, false, false);
  }
}
