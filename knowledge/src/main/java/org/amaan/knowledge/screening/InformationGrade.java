package org.amaan.knowledge.screening;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far the information itself can be relied on, 1 to 4 in the same evaluation codes. */
public enum InformationGrade {
  NOT_IN_DOUBT,
  /** The source knows it at first hand, the officer does not. */
  KNOWN_TO_THE_SOURCE,
  /** The source does not know it at first hand; something else bears it out. */
  CORROBORATED,
  NOT_CORROBORATED;

  @JsonValue
  public int number() {
    return ordinal() + 1;
  }

  /** The constant for 1 to 4; {@link IllegalArgumentException} for any other number. */
  public static InformationGrade of(int number) {
    for (InformationGrade grade : values()) {
      if (grade.number() == number) {
        return grade;
      }
    }
    throw new IllegalArgumentException("no information grade " + number);
  }
}
