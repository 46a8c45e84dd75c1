package org.amaan.casework.report;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.platform.outbox.PeerUnavailable;

/** Turns a peer's failures into the two that the outbox knows: worth repeating soon, or not. */
final class PeerCall {

  private PeerCall() {}

  static void to(String peer, Runnable call) {
    to(
        peer,
        () -> {
          call.run();
          return peer;
        });
  }

  static <T> T to(String peer, Supplier<T> call) {
    try {
      return call.get();
    } catch (WebApplicationException e) {
      try (Response answer = e.getResponse()) {
        int status = answer.getStatus();
        if (status >= 500 || status == 408 || status == 429 || status == 401) {
          throw new PeerUnavailable(peer, "status " + status);
        }
        throw new PeerRefused(peer, status, problemType(answer));
      }
    } catch (ProcessingException e) {
      throw new PeerUnavailable(peer, e.getClass().getSimpleName());
    }
  }

  /** The rule that was broken, for the operator; the rest of a problem document stays there. */
  private static String problemType(Response answer) {
    try {
      return answer.readEntity(JsonNode.class).path("type").asText("");
    } catch (ProcessingException | IllegalStateException e) {
      return "";
    }
  }
}
