package org.amaan.knowledge.law;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a statement about national law is about. */
public enum Topic {
  STANDING,
  /** Which law stood before the acts that a profile names. */
  EARLIER_LAW,
  ACT,
  MEANS,
  PURPOSE,
  CONDUCT,
  CIRCUMSTANCE,
  CHILD,
  CONSENT,
  TERRITORY,
  INVESTIGATION,
  CHARGED,
  NON_PUNISHMENT,
  PENALTY,
  PROTECTION,
  REPORTING,
  DONATION,
  PROTOCOL;

  /** The word used in contracts and profiles. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same word. */
  @Override
  public String toString() {
    return value();
  }

  /** The constant for that word; {@link IllegalArgumentException} when there is none. */
  public static Topic of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
