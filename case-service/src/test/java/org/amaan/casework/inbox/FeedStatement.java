package org.amaan.casework.inbox;

import java.util.Map;

/** The statement behind the inbox with its values written in, for a look at its plan. */
public final class FeedStatement {

  private FeedStatement() {}

  public static String withoutScope() {
    return InboxRepository.PAGE
        .replace("e.agency = ?", "true")
        .replace("e.unit = ?", "true")
        .replace("(?::xid8, ?)", "('1'::xid8, 0)")
        .replace("LIMIT ?", "");
  }

  public static String withValues(Map<String, Object> values) {
    return InboxRepository.PAGE
        .replace("e.agency = ?", "e.agency = '" + values.get("agency") + "'")
        .replace("e.unit = ?", "e.unit = '" + values.get("unit") + "'")
        .replace("(?::xid8, ?)", "('1'::xid8, 0)")
        .replace("LIMIT ?", "LIMIT " + values.get("limit"));
  }
}
