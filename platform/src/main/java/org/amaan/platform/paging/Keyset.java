package org.amaan.platform.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/** The place of a list's last item; the next page starts after it. */
public record Keyset(Instant at, UUID id) {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  public String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + "|" + id).getBytes(StandardCharsets.US_ASCII));
  }

  public static @Nullable Keyset decode(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
      int bar = text.indexOf('|');
      Instant at = Instant.parse(text.substring(0, bar));
      if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
        throw new IllegalArgumentException("no time that a list of ours could hold");
      }
      return new Keyset(at, UUID.fromString(text.substring(bar + 1)));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw InvalidRequest.field(
          "query", "cursor", "cursor", "Use the `next` of a page of this list, unchanged.");
    }
  }
}
