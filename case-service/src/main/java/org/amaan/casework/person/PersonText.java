package org.amaan.casework.person;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sealed of a person, as one. It shows nothing of it when printed. */
record PersonText(
    @Nullable String name,
    List<String> aliases,
    List<Identifier> identifiers,
    @Nullable String details) {

  static final PersonText NONE = new PersonText(null, List.of(), List.of(), null);

  /**
   * @param country ISO 3166-1 alpha-2
   */
  record Identifier(String type, String value, @Nullable String country) {
    @Override
    public String toString() {
      return "Identifier[withheld]";
    }
  }

  PersonText {
    aliases = List.copyOf(aliases);
    identifiers = List.copyOf(identifiers);
  }

  @Override
  public String toString() {
    return "PersonText[withheld]";
  }
}
