package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The languages that the catalogue is written in, by their BCP 47 tags. */
public enum Language {
  EN,
  UR,
  /** Dari. */
  PRS,
  /** Pashto. */
  PS,
  /** Farsi. */
  FA,
  AR,
  BN;

  @JsonValue
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same word. */
  @Override
  public String toString() {
    return tag();
  }

  /** The constant for a tag; {@link IllegalArgumentException} when there is none. */
  public static Language of(String tag) {
    return valueOf(tag.toUpperCase(Locale.ROOT));
  }
}
