package org.amaan.notification.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Base64;
import java.util.Set;
import org.amaan.launcher.testing.Tokens;
import org.amaan.notification.Rows;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.SealedCursors;

/** Places of the stream as a client would have been given them. */
@Singleton
class Places {

  private final SealedCursors cursors;
  private final Rows rows;

  Places(SealedCursors cursors, Rows rows) {
    this.cursors = cursors;
    this.rows = rows;
  }

  /** The place of the newest alert of all, so that a test sees only its own. */
  String end(String client) {
    FeedPosition end =
        rows
            .texts(
                "SELECT a.xid || ' ' || a.position FROM alert a ORDER BY a.xid DESC, a.position DESC LIMIT 1")
            .stream()
            .map(place -> place.split(" "))
            .map(place -> new FeedPosition(Long.parseLong(place[0]), Long.parseLong(place[1])))
            .findFirst()
            .orElse(FeedPosition.START);
    return of(client, end);
  }

  String of(String client, FeedPosition place) {
    return cursors.seal(SseAlerts.FEED, caller(client), place);
  }

  FeedPosition read(String client, String id) {
    return cursors.position(SseAlerts.FEED, caller(client), id);
  }

  private static Caller caller(String client) {
    try {
      JsonNode claims =
          new ObjectMapper()
              .readTree(Base64.getUrlDecoder().decode(Tokens.of(client).split("\\.")[1]));
      return new Caller(
          client,
          claims.path("agency").asText(),
          claims.hasNonNull("unit") ? claims.path("unit").asText() : null,
          null,
          Set.of());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
