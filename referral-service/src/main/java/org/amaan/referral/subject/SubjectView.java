package org.amaan.referral.subject;

import java.util.List;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.Decision;

/** A subject together with what was decided about reading it; the notes are those decided on. */
record SubjectView(
    Subject subject, Purpose purpose, Decision.Disclosed decision, List<SubjectNote> notes) {

  @Override
  public String toString() {
    return "SubjectView[withheld]";
  }
}
