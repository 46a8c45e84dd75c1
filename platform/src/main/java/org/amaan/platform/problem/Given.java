package org.amaan.platform.problem;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists of a request's body. Bean Validation lets an absent list and a null inside one pass. */
public final class Given {

  private Given() {}

  /**
   * Empty when the list is absent. Refuses a null inside it.
   *
   * @param field where the list stands in the body
   */
  public static <T> List<T> list(@Nullable List<T> items, String field) {
    if (items == null) {
      return List.of();
    }
    if (items.stream().anyMatch(Objects::isNull)) {
      throw InvalidRequest.field("body", field, "null", "Leave the null out.");
    }
    return items;
  }
}
