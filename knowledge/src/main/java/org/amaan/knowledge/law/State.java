package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a statement was read; each is shown as it is. */
public enum State {
  READ,
  /** Only its beginning was seen, or it was told by somebody else. */
  SEEN_IN_PART,
  /** Sources contradict each other. */
  DISPUTED,
  /** Looked for and not found. */
  NOT_FOUND,
  /** The text was read; this was not noted then. */
  NOT_NOTED,
  /** Nobody looked for it: that nothing is named does not mean that there is nothing. */
  NOT_LOOKED_FOR,
  /** Not read; to be checked. */
  GENERAL_KNOWLEDGE,
  /** Amaan's own, until counsel names the country's. */
  OWN_RULE;

  /** The word used in contracts and profiles. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Nothing is known of what it is about. */
  public boolean isUnknown() {
    return this == NOT_FOUND || this == NOT_NOTED || this == NOT_LOOKED_FOR;
  }

  /** The same word. */
  @Override
  public String toString() {
    return value();
  }

  /** The constant for that word; {@link IllegalArgumentException} when there is none. */
  public static State of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
