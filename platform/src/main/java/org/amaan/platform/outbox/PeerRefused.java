package org.amaan.platform.outbox;

/** The peer answered that it will not take this message; repeating alone is unlikely to help. */
public final class PeerRefused extends RuntimeException {
  public PeerRefused(String peer, int status, String problemType) {
    super(peer + " refused: " + status + " " + problemType, null, false, false);
  }
}
