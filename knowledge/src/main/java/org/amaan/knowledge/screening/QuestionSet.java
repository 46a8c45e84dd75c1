package org.amaan.knowledge.screening;

import java.util.List;

/**
 * How an observer is asked.
 *
 * @param who the observer, in English
 * @param asks every phase, what lies before this observer first
 */
public record QuestionSet(String who, List<Phase> asks) {

  public QuestionSet {
    asks = List.copyOf(asks);
  }
}
