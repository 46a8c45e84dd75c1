package org.amaan.notification.preference;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.api.model.EventType;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;

/** A type of events, or the beginning of some followed by a star. */
public final class EventFilter {

  public static final String ALL = "*";

  private static final String REST = ".*";
  private static final Pattern FILTER = Pattern.compile("\\*|[a-z]+(\\.[a-z0-9-]+){0,9}(\\.\\*)?");
  private static final int LONGEST_FILTER = 100;

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

  /**
   * As they stand in a request as {@code events}; refused when one lets nothing through. A test
   * goes where it is asked for, by no filter.
   */
  public static List<String> checked(List<String> written) {
    Refusal nothing = new NoSuchEvent();
    for (int i = 0; i < written.size(); i++) {
      String filter = written.get(i);
      String place = "events[" + i + "]";
      if (filter == null || filter.length() > LONGEST_FILTER || !FILTER.matcher(filter).matches()) {
        throw InvalidRequest.field(
            "body", place, "pattern", "A type of events, or the beginning of some and a star.");
      }
      if (Stream.of(EventType.values())
          .map(EventType::toString)
          .noneMatch(type -> !type.equals(Notice.TEST) && letsThrough(filter, type))) {
        nothing.at("body", place, "no-such-event", "No event has such a type.");
      }
    }
    if (!nothing.errors().isEmpty()) {
      throw nothing;
    }
    return written.stream().distinct().toList();
  }
}
