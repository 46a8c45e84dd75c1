package org.amaan.knowledge.law;

import java.time.LocalDate;

/**
 * When what is assessed happened: by the law of that time it is judged.
 *
 * @param recorded false while nobody has recorded it: then the law of one day is used, the one on
 *     which it was assessed
 */
public record TimeOfActs(LocalDate from, LocalDate to, boolean recorded) {

  public TimeOfActs {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("ends before it begins");
    }
  }

  public static TimeOfActs between(LocalDate from, LocalDate to) {
    return new TimeOfActs(from, to, true);
  }

  public static TimeOfActs notRecorded(LocalDate assessedOn) {
    return new TimeOfActs(assessedOn, assessedOn, false);
  }

  /** A day, or two with "to" between them. */
  public String inWords() {
    return from.equals(to) ? from.toString() : from + " to " + to;
  }
}
