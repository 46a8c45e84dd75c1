package org.amaan.notification.escalation;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.notification.api.model.EventType;

/**
 * What the platform decides about alerts on which nobody acts: which they are, what settles them,
 * and how long is waited in an agency that has no ladder of its own. The service does not start
 * with a file that says nothing about a type of events, or contradicts itself.
 */
@Startup
@Singleton
class StandardLadder {

  private static final String FILE = "/escalation/standard-ladder.json";

  private final Ladder ladder;
  private final Map<String, OfType> byType;
  private final Set<String> settling;

  /**
   * @param actions what has to be expected of an addressee for the alert to be escalated; none of
   *     information
   * @param settledBy types of later events about the same subject after which nobody need act
   */
  record OfType(String type, String why, Set<String> actions, Set<String> settledBy) {}

  record File(String version, Map<String, Map<String, Duration>> waits, List<OfType> events) {}

  @Inject
  StandardLadder(ObjectMapper json) {
    this(read(json));
  }

  StandardLadder(File file) {
    byType =
        file.events().stream()
            .collect(
                Collectors.toMap(
                    OfType::type,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalStateException(one.type() + " stands twice in " + FILE);
                    }));
    ladder = new Ladder(waits(file.waits()), List.of("*"), null);
    settling =
        byType.values().stream()
            .flatMap(one -> one.settledBy().stream())
            .collect(Collectors.toUnmodifiableSet());
    require(file);
  }

  Ladder ladder() {
    return ladder;
  }

  boolean needsAction(String type, String action) {
    return ofType(type).actions().contains(action);
  }

  Set<String> settledBy(String type) {
    return ofType(type).settledBy();
  }

  /** Whether an event of this type settles alerts about its subject. */
  boolean settles(String type) {
    return settling.contains(type);
  }

  private OfType ofType(String type) {
    return Objects.requireNonNull(byType.get(type), type);
  }

  private void require(File file) {
    Set<String> types =
        Stream.of(EventType.values()).map(EventType::toString).collect(Collectors.toSet());
    List<String> flaws = new ArrayList<>();
    if (file.version().isBlank()) {
      flaws.add("no version");
    }
    difference(types, byType.keySet()).forEach(type -> flaws.add("nothing about " + type));
    difference(byType.keySet(), types).forEach(type -> flaws.add("no such event: " + type));
    difference(settling, types).forEach(type -> flaws.add("no such event: " + type));
    byType.values().stream()
        .filter(one -> one.why().isBlank())
        .forEach(one -> flaws.add("no reason for " + one.type()));
    byType.values().stream()
        .filter(one -> one.actions().isEmpty() && !one.settledBy().isEmpty())
        .forEach(one -> flaws.add("nothing to settle: " + one.type()));
    ladder.waits().flaws().forEach(flaw -> flaws.add(flaw.place() + ": " + flaw.message()));
    if (!flaws.isEmpty()) {
      throw new IllegalStateException(FILE + ": " + flaws);
    }
  }

  private static Set<String> difference(Set<String> some, Set<String> others) {
    Set<String> left = new HashSet<>(some);
    left.removeAll(others);
    return left;
  }

  static Waits waits(Map<String, Map<String, Duration>> written) {
    return new Waits(
        steps(written.getOrDefault(Waits.ROUTINE, Map.of())),
        steps(written.getOrDefault(Waits.IMMEDIATE_DANGER, Map.of())));
  }

  private static Map<EscalationStep, Duration> steps(Map<String, Duration> written) {
    return written.entrySet().stream()
        .collect(Collectors.toMap(one -> EscalationStep.of(one.getKey()), Map.Entry::getValue));
  }

  private static File read(ObjectMapper json) {
    try (InputStream in = StandardLadder.class.getResourceAsStream(FILE)) {
      return json.readValue(Objects.requireNonNull(in, FILE), File.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
