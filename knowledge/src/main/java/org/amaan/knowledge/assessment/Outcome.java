package org.amaan.knowledge.assessment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The three words a result may have; none is a percentage and none decides. */
public enum Outcome {
  NOT_INDICATED,
  POSSIBLE,
  ELEMENTS_MET_ON_RECORDED_INFORMATION;

  /** The word used in contracts and the database, such as {@code not-indicated}. */
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
