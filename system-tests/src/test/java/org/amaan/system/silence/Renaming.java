package org.amaan.system.silence;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives everything that differs between any two runs a name: ids and references by their first
 * appearance, times by whether they were there already before the secret, and what is sealed (a
 * version, a validator, a cursor, a place in a feed) by its first appearance too. What is left is
 * what was said.
 */
final class Renaming {

  private static final Pattern CHANGING =
      Pattern.compile(
          "(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"
              + "|(?<reference>\\b[A-Z]{2}-\\d{2}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\\b)"
              + "|(?<time>\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2}| \\(UTC\\)))"
              + "|(?<sealed>(?<=etag: )(W/)?\"[^\"]{12,}\"|(?<=\"version\":)\\d{9,}"
              + "|(?<=\"next\":\")[^\"]+|(?<=\"id\":\")[A-Za-z0-9_-]{40,})");

  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private boolean before = true;
  private String country = "";

  /** What is known from the beginning has the same name in both runs. */
  void know(String value, String name) {
    names.put(value, name);
  }

  /** A country of its own for each run has one name. */
  void itsCountryIs(String code) {
    country = code;
  }

  /** Times that come from here on are new. */
  void theSecretIsNext() {
    before = false;
  }

  String of(String text) {
    String plain =
        text.replaceAll("\"traceId\":\"[^\"]*\"", "\"traceId\":\"\"")
            .replace("\"country\":\"" + country + "\"", "\"country\":\"COUNTRY\"")
            .replaceAll("\"latencyMs\":\\d+", "\"latencyMs\":0")
            .replaceAll("127\\.0\\.0\\.1:\\d+", "HOST");
    for (Map.Entry<String, String> known : names.entrySet()) {
      if (known.getKey().startsWith("obs-")) {
        plain = plain.replace(known.getKey(), known.getValue());
      }
    }
    StringBuilder renamed = new StringBuilder();
    Matcher matcher = CHANGING.matcher(plain);
    while (matcher.find()) {
      matcher.appendReplacement(renamed, Matcher.quoteReplacement(name(matcher)));
    }
    return matcher.appendTail(renamed).toString();
  }

  private String name(Matcher matcher) {
    if (matcher.group("time") != null) {
      return names.computeIfAbsent(matcher.group(), time -> before ? "earlier" : "now");
    }
    String sort =
        matcher.group("id") != null
            ? "id"
            : matcher.group("reference") != null ? "reference" : "sealed";
    return names.computeIfAbsent(
        matcher.group(), value -> sort + numbers.merge(sort, 1, Integer::sum));
  }
}
