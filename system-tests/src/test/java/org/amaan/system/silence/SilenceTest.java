package org.amaan.system.silence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.launcher.stack.Checkout;
import org.amaan.system.KnownDifferences;
import org.amaan.system.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two worlds that differ only in a secret look the same to whoever is not to know it: what they
 * fetch before and after, what they are sent, and how many statements their requests take. {@code
 * -Dsilence='a note.*'} names the secrets by a pattern.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class SilenceTest {

  private static final int KINDS = 40;
  private static final int LONG_LINE = 400;
  private static final String ALL = ".*";
  private static final String ONLY = System.getProperty("silence", ALL);

  private final Platform platform = Platform.running();
  private final Calls calls = new Calls(platform);
  private final Declassified declassified = Declassified.read();
  private final Statements statements =
      new Statements(
          platform,
          Checkout.find().root().resolve("system-tests/target/platform/logs/postgresql.log"));

  @AfterAll
  void nothingIsDeclassifiedInVain() {
    statements.close();
    if (ONLY.equals(ALL)) {
      assertThat(declassified.unseen()).isEmpty();
    }
  }

  @Test
  void thereAreEnoughKinds() {
    assertThat(Secrets.all().stream().map(Secret::name).distinct().count() >= KINDS).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> whatOneMayNotKnowChangesNothing() {
    return Secrets.all().stream()
        .filter(secret -> secret.name().matches(ONLY))
        .map(secret -> DynamicTest.dynamicTest(secret.name(), () -> compare(secret)));
  }

  private void compare(Secret secret) {
    Map<String, String> without = world(secret, false);
    Map<String, String> with = world(secret, true);
    List<String> told = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>(without);
    with.forEach(all::putIfAbsent);
    for (String asked : all.keySet()) {
      String one = without.getOrDefault(asked, "not asked");
      String other = with.getOrDefault(asked, "not asked");
      if (!one.equals(other)
          && !declassified.permits(secret.name(), asked)
          && !KnownDifferences.include("silence", secret.name() + ": " + asked)) {
        told.add(
            asked
                + "\n  without: "
                + difference(one, other)
                + "\n  with:    "
                + difference(other, one));
      }
    }
    assertThat(String.join("\n", told)).as(secret.name()).isEqualTo("");
  }

  /** The lines that the other has not, or where they part in a long one, and a little after it. */
  private static String difference(String text, String other) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    other.lines().forEach(lines::remove);
    if (text.lines().count() > 1) {
      return lines.stream()
          .map(line -> line.substring(0, Math.min(line.length(), LONG_LINE)))
          .collect(Collectors.joining(" | "));
    }
    int from = 0;
    while (from < Math.min(text.length(), other.length())
        && text.charAt(from) == other.charAt(from)) {
      from++;
    }
    int begin = Math.max(0, from - 60);
    return text.substring(begin, Math.min(text.length(), from + 160)).replace("\n", "\\n");
  }

  private Map<String, String> world(Secret secret, boolean withIt) {
    Observer observer = Observer.of(platform, calls, secret.observerIs());
    Renaming renaming = new Renaming();
    renaming.know(observer.unit().isEmpty() ? observer.agency() : observer.unit(), "UNIT");
    renaming.know(observer.agency(), "OBSERVER");
    renaming.itsCountryIs(observer.country());
    Map<String, String> seen = new LinkedHashMap<>();
    try (Sight sight = new Sight(platform, calls, observer, statements, secret.isMailed())) {
      Story story = new Story(platform, calls, observer);
      secret.before().accept(story);
      calls.settleEscalation();
      Map<String, String> known = story.ids();
      known.keySet().removeIf(name -> name.startsWith("its ") || name.startsWith("to police"));
      record(seen, renaming, "before", sight.of(known), false);
      renaming.theSecretIsNext();
      if (withIt) {
        secret.hidden().accept(story);
        calls.settleEscalation();
      }
      record(seen, renaming, "after", sight.of(known), true);
    }
    return seen;
  }

  private static String told(Map<String, Integer> statements) {
    int all = statements.values().stream().mapToInt(Integer::intValue).sum();
    StringBuilder told = new StringBuilder().append(all);
    statements.forEach((text, times) -> told.append('\n').append(times).append(" x ").append(text));
    return told.toString();
  }

  private static void record(
      Map<String, String> seen,
      Renaming renaming,
      String when,
      List<Sight.Answer> answers,
      boolean counted) {
    for (Sight.Answer answer : answers) {
      String asked = when + " " + renaming.of(answer.asked());
      String key = asked;
      for (int i = 2; seen.containsKey(key); i++) {
        key = asked + " #" + i;
      }
      seen.put(key, renaming.of(answer.answer()));
      if (counted) {
        seen.put(key + " statements", renaming.of(told(answer.statements())));
      }
    }
  }
}
