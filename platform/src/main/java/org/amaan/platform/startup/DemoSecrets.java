package org.amaan.platform.startup;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The demo's secrets are in everybody's hands: where real people are concerned nothing starts. */
@ApplicationScoped
class DemoSecrets {

  private static final Set<String> FICTIONAL = Set.of("demo", "test", "dev");
  private static final String SECRET = "demo-";

  /** Of the keysets in {@code .env}. */
  private static final List<String> KEYSETS =
      List.of(
          "\"primaryKeyId\":20261124",
          "\"primaryKeyId\":20261125",
          "\"primaryKeyId\":20261126",
          "\"primaryKeyId\":20261127");

  void refuse(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start,
      SmallRyeConfig config) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      String value = isSecret(name) ? config.getConfigValue(name).getValue() : null;
      if (value != null) {
        settings.put(name, value);
      }
    }
    List<String> found = in(ConfigUtils.getProfiles(), settings);
    if (!found.isEmpty()) {
      throw new IllegalStateException(
          "The demo's secrets are public: outside of the profile \"demo\" give your own for "
              + String.join(", ", found)
              + ".");
    }
  }

  /** The names of the settings that hold a secret of the demo where it must not be. */
  static List<String> in(Collection<String> profiles, Map<String, String> settings) {
    if (!Collections.disjoint(profiles, FICTIONAL)) {
      return List.of();
    }
    return settings.entrySet().stream()
        .filter(s -> isSecret(s.getKey()))
        .filter(
            s ->
                s.getValue().startsWith(SECRET)
                    || KEYSETS.stream().anyMatch(s.getValue()::contains))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of("password", "secret", "vault", "signing").anyMatch(lower::contains);
  }
}
