package org.amaan.referral.disclosure.decision;

import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.jspecify.annotations.Nullable;

/**
 * What the recording agency lets be done with one category.
 *
 * @param permittedTo agencies to which the restriction does not apply
 * @param condition of {@link HandlingCode#H3}, in words; read with what it restricts
 */
public record Handling(
    DataCategory category, HandlingCode code, Set<String> permittedTo, @Nullable String condition) {

  public Handling {
    permittedTo = Set.copyOf(permittedTo);
  }

  @Override
  public String toString() {
    return "Handling[withheld]";
  }
}
