package org.amaan.platform.anonymity;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Calls that nothing may link to whoever makes them: they leave no log line, no trace id and no
 * request id, not even when they fail. They are those at and below the paths of {@code
 * amaan.anonymous-paths}.
 */
public final class AnonymousCalls {

  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
  private static final List<String> PATHS =
      ConfigProvider.getConfig()
          .getOptionalValues("amaan.anonymous-paths", String.class)
          .orElse(List.of());

  private AnonymousCalls() {}

  /**
   * Rather one too many: a path that only resembles one counts, however it is written.
   *
   * @param path as it was sent
   */
  public static boolean at(String path) {
    return at(PATHS, path);
  }

  static boolean at(List<String> paths, String path) {
    String plain = normal(path);
    return paths.stream().anyMatch(plain::startsWith);
  }

  /** As a router reads it: without parameters, empty segments and dots, each segment decoded. */
  private static String normal(String path) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : path.split("/")) {
      if (decoded(segment).equals("..")) {
        segments.pollLast();
        continue;
      }
      String name = decoded(segment.replaceFirst(";.*", ""));
      if (!name.isEmpty() && !name.equals(".")) {
        segments.addLast(name);
      }
    }
    return "/" + String.join("/", segments);
  }

  /** What is no escape stays as it is; no path is too odd to be compared. */
  private static String decoded(String segment) {
    return ESCAPE
        .matcher(segment)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }
}
