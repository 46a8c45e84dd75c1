package org.amaan.referral.subject;

import java.util.List;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.Decision;

/**
 * A subject together with what was decided about reading it.
 *
 * @param notes those that may be read
 * @param notesWithheld how many that were written to the reader's agency may not be read
 */
record SubjectView(
    Subject subject,
    Purpose purpose,
    Decision.Disclosed decision,
    List<SubjectNote> notes,
    int notesWithheld) {

  @Override
  public String toString() {
    return "SubjectView[withheld]";
  }
}
