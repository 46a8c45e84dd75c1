package org.amaan.notification.subscription;

import java.util.Collection;

/** A type of events, or the beginning of some followed by a star. */
public final class EventFilter {

  private static final String ALL = "*";
  private static final String REST = ".*";

  private EventFilter() {}

  public static boolean anyLetsThrough(Collection<String> filters, String type) {
    return filters.stream().anyMatch(filter -> letsThrough(filter, type));
  }

  static boolean letsThrough(String filter, String type) {
    if (filter.equals(ALL)) {
      return true;
    }
    return filter.endsWith(REST)
        ? type.startsWith(filter.substring(0, filter.length() - 1))
        : type.equals(filter);
  }
}
