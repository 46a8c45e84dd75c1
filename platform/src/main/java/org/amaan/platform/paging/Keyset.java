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
      return new Keyset(
          Instant.parse(text.substring(0, bar)), UUID.fromString(text.substring(bar + 1)));
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw InvalidRequest.field(
          "query", "cursor", "cursor", "Use the `next` of a page of this list, unchanged.");
    }
  }
}
