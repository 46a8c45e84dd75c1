package org.amaan.knowledge.assessment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What findings come to by one act of a country, as far as the act was read. */
public enum DefinitionOutcome {
  /** It was no law at the time of the acts: repealed, not yet made, or a bill. */
  NOT_IN_FORCE,
  /** It names nothing of a part that it needs, so it does not cover the removal of organs. */
  NOT_COVERED,
  NOT_INDICATED,
  POSSIBLE,
  /** What was found may be covered; what was read of the act does not say. */
  CANNOT_BE_SAID,
  ELEMENTS_MET_ON_RECORDED_INFORMATION;

  /** The word used in contracts and the database, such as {@code not-covered}. */
  @JsonValue
  public String value() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same word. */
  @Override
  public String toString() {
    return value();
  }
}
