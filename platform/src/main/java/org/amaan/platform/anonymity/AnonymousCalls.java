package org.amaan.platform.anonymity;

import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Calls that nothing may link to whoever makes them: they leave no log line, no trace id and no
 * request id, not even when they fail. They are those at and below the paths of {@code
 * amaan.anonymous-paths}.
 */
public final class AnonymousCalls {

  private static final List<String> PATHS =
      ConfigProvider.getConfig()
          .getOptionalValues("amaan.anonymous-paths", String.class)
          .orElse(List.of());

  private AnonymousCalls() {}

  /** Rather one too many: a path that only resembles one counts, however it is written. */
  public static boolean at(String path) {
    String plain = path.replaceAll("/+", "/");
    return PATHS.stream().anyMatch(plain::startsWith);
  }
}
