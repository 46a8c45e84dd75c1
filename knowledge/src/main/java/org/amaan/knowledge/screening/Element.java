package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an observation can support. The first four are of the offence, the others beside it. */
public enum Element {
  /** Recruitment, transport, transfer, harbouring, receipt. */
  ACT,
  /** Force, other coercion, abduction, fraud, deception, abuse of power, payment for control. */
  MEANS,
  /** That a position of vulnerability was knowingly abused: a means only with the next one. */
  APOV,
  /** That there was no real and acceptable alternative. No means by itself. */
  VULNERABILITY,
  /** Removal of an organ; it need not have happened. */
  PURPOSE,
  /** Under 18, or the age is not known: no means is needed. */
  CHILD_RULE,
  /** What it did to the person: for help and for the court, no element. */
  HARM;

  /** The word used in contracts, the catalogue and the database, such as {@code child-rule}. */
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
  public static Element of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
