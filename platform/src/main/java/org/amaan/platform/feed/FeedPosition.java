package org.amaan.platform.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * A place in a change feed: the writing transaction ({@code xid8}) and the row's id. A reader takes
 * only rows below {@code pg_snapshot_xmin(pg_current_snapshot())}: sequences commit out of order,
 * and a cursor on the id alone would step over a transaction that is still open.
 */
public record FeedPosition(long xid, long id) {

  public static final FeedPosition START = new FeedPosition(0, 0);
  private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,13})-([0-9a-z]{1,13})");

  public String encode() {
    return Long.toString(xid, 36) + "-" + Long.toString(id, 36);
  }

  public static FeedPosition decode(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) {
      return START;
    }
    Matcher parts = FORM.matcher(cursor);
    if (!parts.matches()) {
      throw garbled();
    }
    try {
      return new FeedPosition(
          Long.parseLong(parts.group(1), 36), Long.parseLong(parts.group(2), 36));
    } catch (NumberFormatException overflow) {
      throw garbled();
    }
  }

  private static RuntimeException garbled() {
    return InvalidRequest.field(
        "query", "cursor", "cursor", "Use a cursor that this feed has given, unchanged.");
  }
}
