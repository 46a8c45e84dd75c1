package org.amaan.notification.email;

import io.quarkus.runtime.configuration.ConfigUtils;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;

/** Of the connection to a mail server. */
public enum Tls {
  STARTTLS,
  IMPLICIT,
  NONE;

  private static final Set<String> FICTIONAL = Set.of("demo", "test", "dev");

  /**
   * Refuses to start when passwords and addresses of the real world would go in the clear.
   *
   * @param setting as the operator calls it
   */
  public void require(String setting) {
    require(setting, ConfigUtils.getProfiles());
  }

  void require(String setting, Collection<String> profiles) {
    if (this == NONE && Collections.disjoint(profiles, FICTIONAL)) {
      throw new IllegalStateException(
          setting + "=none is for the demo alone: say starttls or implicit.");
    }
  }
}
