package org.amaan.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.amaan.platform.idempotency.StillVisible;

/** The operations of a contract whose answers are kept for repeats. */
public final class KeyedOperations {

  private static final Pattern NAMED = Pattern.compile("([a-z-]+)/\\{");

  private KeyedOperations() {}

  public static List<Contract.Operation> of(Contract contract) {
    return contract.operations().stream()
        .filter(operation -> takesAKey(operation.definition().path("parameters")))
        .toList();
  }

  /** Those that name a resource of which the running service cannot say who sees it. */
  public static Set<String> thatNobodyCanBeAskedAbout(Contract contract) {
    Set<String> known =
        Arc.container().select(StillVisible.class, Any.Literal.INSTANCE).stream()
            .map(StillVisible::collection)
            .collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (Contract.Operation operation : of(contract)) {
      Set<String> named = new TreeSet<>();
      Matcher each = NAMED.matcher(operation.path());
      while (each.find()) {
        named.add(each.group(1));
      }
      if (!named.isEmpty() && named.stream().noneMatch(known::contains)) {
        unknown.add(operation.toString());
      }
    }
    return unknown;
  }

  private static boolean takesAKey(JsonNode parameters) {
    for (JsonNode parameter : parameters) {
      String name = parameter.path("$ref").asText().toLowerCase(Locale.ROOT);
      if (name.endsWith("/idempotencykey")) {
        return true;
      }
    }
    return false;
  }
}
