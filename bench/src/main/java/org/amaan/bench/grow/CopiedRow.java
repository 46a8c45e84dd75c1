package org.amaan.bench.grow;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of an example, and the statement that writes it anew: every id in it, be it within a text
 * or JSON, becomes another, the same in each database; references, sender and unit as well; times
 * move.
 */
record CopiedRow(String table, long example, List<Value> values) {

  private static final String SENDER = "umeed-trust";
  private static final String UNIT = "ahtc-islamabad";
  private static final Pattern OF_THE_COPY =
      Pattern.compile(
          "(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<reference>[A-Z]{2}-\\d\\d-)\\w{4}-\\w{4}-\\w|(?<sender>"
              + SENDER
              + ")|(?<unit>"
              + UNIT
              + ")");

  static final String FUNCTIONS =
      """
      CREATE SCHEMA IF NOT EXISTS bench;
      CREATE OR REPLACE FUNCTION bench.copied(id uuid, k bigint, ms bigint) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT (coalesce(lpad(to_hex((extract(epoch FROM uuid_extract_timestamp(id)) * 1000)::bigint - ms), 12, '0'), left(h, 12))
        || '7' || substr(h, 14, 3) || '8' || substr(h, 18, 15))::uuid FROM md5(id::text || k) h $$
      """;

  /**
   * @param text as PostgreSQL writes it; null when there is none
   */
  record Value(String column, String type, @Nullable String text) {}

  String insert(Copies copies, long from, long to) {
    List<String> columns = new ArrayList<>();
    List<String> expressions = new ArrayList<>();
    for (Value value : values) {
      String text = value.text();
      if (text != null) {
        columns.add('"' + value.column() + '"');
        expressions.add(expression(value.type(), text));
      }
    }
    return "INSERT INTO %s (%s) SELECT %s FROM %s WHERE ms < %d"
        .formatted(
            table,
            String.join(", ", columns),
            String.join(", ", expressions),
            copies.numbered(from, to, example),
            kept());
  }

  /** As many milliseconds back as rows of the table are kept. */
  private long kept() {
    return switch (table) {
      case "outbox_message" -> 60L * 86_400_000;
      case "event" -> 120L * 86_400_000;
      default -> Long.MAX_VALUE;
    };
  }

  private static String expression(String type, String text) {
    if (type.equals("timestamp with time zone")) {
      return literal(text) + "::timestamptz - ms * interval '1 ms'";
    }
    Matcher found = OF_THE_COPY.matcher(text);
    List<String> parts = new ArrayList<>();
    int end = 0;
    while (found.find()) {
      parts.add(literal(text.substring(end, found.start())));
      parts.add(copied(found));
      end = found.end();
    }
    parts.add(literal(text.substring(end)));
    return "CAST(" + String.join(" || ", parts) + " AS " + type + ")";
  }

  private static String copied(Matcher found) {
    if (found.group("id") != null) {
      return "bench.copied('" + found.group() + "', k, ms)";
    }
    if (found.group("reference") != null) {
      return "'" + found.group("reference") + "' || reference";
    }
    return found.group("sender") != null
        ? "CASE k % 100 WHEN 0 THEN '" + SENDER + "' ELSE 'ngo-' || k % 100 END"
        : "CASE k % 200 WHEN 0 THEN '" + UNIT + "' ELSE 'ahtc-unit-' || k % 200 END";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
