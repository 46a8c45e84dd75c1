package org.amaan.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.amaan.platform.problem.InvalidRequest;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses the nil and the max UUID (RFC 9562 §5.9, §5.10) as {@code Idempotency-Key}: programs that
 * forgot to make one up send them, all of them the same.
 */
class UsableKeys {

  private static final UUID NIL = new UUID(0, 0);
  private static final UUID MAX = new UUID(-1, -1);

  @ServerRequestFilter
  void refuseWhatNobodyMadeUp(HttpHeaders headers) {
    String key = headers.getHeaderString("Idempotency-Key");
    if (key != null && (key.equals(NIL.toString()) || key.equalsIgnoreCase(MAX.toString()))) {
      throw InvalidRequest.field(
          "header",
          "Idempotency-Key",
          "not-random",
          "Make up a UUID for each request, for example with uuidgen.");
    }
  }
}
