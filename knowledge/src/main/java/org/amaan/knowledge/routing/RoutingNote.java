package org.amaan.knowledge.routing;

import java.util.ArrayList;
import java.util.List;
import org.amaan.knowledge.Readiness;

/**
 * What a referrer should know of the agency that routing chose. It speaks of that agency only: what
 * it said of another, one that is to know nothing of the person could be found out by.
 */
public enum RoutingNote {
  WORKS_ELSEWHERE("It works in another area."),
  SUSPENDED("It is suspended: nobody there reads anything until it is reinstated."),
  PAUSED("It says that it takes nothing new at the moment."),
  NO_ROOM("It says that it has no room at the moment."),
  OFF_DUTY("Nobody is on duty there now.");

  private final String english;

  RoutingNote(String english) {
    this.english = english;
  }

  /** A sentence. */
  public String english() {
    return english;
  }

  static List<RoutingNote> of(Readiness readiness, boolean elsewhere) {
    List<RoutingNote> notes = new ArrayList<>();
    if (elsewhere) {
      notes.add(WORKS_ELSEWHERE);
    }
    if (readiness.suspended()) {
      notes.add(SUSPENDED);
    }
    if (readiness.paused()) {
      notes.add(PAUSED);
    }
    if (readiness.full()) {
      notes.add(NO_ROOM);
    }
    if (readiness.offDuty()) {
      notes.add(OFF_DUTY);
    }
    return notes;
  }
}
