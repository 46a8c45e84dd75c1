package org.amaan.casework.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What stands in a table: our words, somebody's text, or an id, code, time or hash. */
record Cell(String text, Kind kind) {

  enum Kind {
    /** In the language of the document, and in its direction. */
    WORDS,
    /** As it was written, in the direction of its own. */
    TEXT,
    /** Latin, to the right. */
    CODE
  }

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static Cell words(String text) {
    return new Cell(text, Kind.WORDS);
  }

  static Cell text(@Nullable String text) {
    return new Cell(text == null ? "" : text, Kind.TEXT);
  }

  static Cell code(@Nullable Object code) {
    return new Cell(code == null ? "" : code.toString(), Kind.CODE);
  }

  static Cell time(@Nullable Instant time) {
    return code(time == null ? null : TIME.format(time));
  }
}
