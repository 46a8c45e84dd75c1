package org.amaan.platform.scope;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/** What the policies ask about a caller, as settings that end with the transaction. */
record CallerSettings(List<String> values) {

  static final int COUNT = 4;
  static final String SQL =
      """
      SELECT set_config('amaan.client', ?, true), set_config('amaan.agency', ?, true),
        set_config('amaan.unit', ?, true), set_config('amaan.roles', ?, true)
      """;

  static CallerSettings of(Caller caller) {
    return new CallerSettings(
        List.of(
            caller.client(),
            orEmpty(caller.agency()),
            orEmpty(caller.unit()),
            caller.roles().stream().map(Role::value).collect(Collectors.joining(" "))));
  }

  void set(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < COUNT; i++) {
      statement.setString(i + 1, values.get(i));
    }
  }

  /** The policies take an empty setting for none. */
  private static String orEmpty(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
