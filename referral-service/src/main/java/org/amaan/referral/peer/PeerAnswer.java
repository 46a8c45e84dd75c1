package org.amaan.referral.peer;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.platform.outbox.PeerUnavailable;

/** What a peer's failure means for the message that was sent to it. */
public final class PeerAnswer {

  private PeerAnswer() {}

  /** A request that the peer finds wrong is refused; anything else may go well later. */
  public static RuntimeException failure(String peer, WebApplicationException answered) {
    int status = answered.getResponse().getStatus();
    boolean refused =
        status >= 400
            && status < 500
            && status != 401
            && status != 408
            && status != 425
            && status != 429;
    return refused
        ? new PeerRefused(peer, status, "")
        : new PeerUnavailable(peer, "status " + status);
  }

  public static RuntimeException failure(String peer, ProcessingException unreachable) {
    Throwable cause = unreachable.getCause() == null ? unreachable : unreachable.getCause();
    // The class alone: messages of libraries may quote what was sent.
    return new PeerUnavailable(peer, cause.getClass().getSimpleName());
  }
}
