package org.amaan.notification.alert;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is alerted: an agency, or only one of its units, or only the holders of some roles in it.
 *
 * @param roles any of them suffices; empty for everybody
 * @param action what is expected of them, a code
 */
public record Addressee(String agency, @Nullable String unit, List<String> roles, String action) {

  private static final String READ = "read";

  public Addressee {
    roles = roles.stream().distinct().sorted().toList();
  }

  public Addressee(String agency, @Nullable String unit, String role, String action) {
    this(agency, unit, List.of(role), action);
  }

  /** Whether it is for the holders of this role alone. */
  public boolean isOnlyFor(String role) {
    return roles.equals(List.of(role));
  }

  /** Whether something is to be done, and not only to be read. */
  public boolean hasToAct() {
    return !action.equals(READ) && !action.startsWith(READ + "-");
  }
}
