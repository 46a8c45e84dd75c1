package org.amaan.referral.subject.reading;

import java.util.List;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.disclosure.decision.Decision;
import org.amaan.referral.subject.record.NewSubject;
import org.amaan.referral.subject.record.Subject;
import org.amaan.referral.subject.record.SubjectNote;

/**
 * A subject together with what was decided about reading it.
 *
 * @param data what was decided on; nothing else of it has been opened
 * @param notes the same of what agencies wrote
 * @param ofWhoAnswersForIt read by the responsible agency, which changes it
 * @param notesWithheld how many that were written to the reader's agency may not be read
 */
record SubjectView(
    Subject subject,
    Purpose purpose,
    Decision.Disclosed decision,
    NewSubject data,
    List<Note> notes,
    int notesWithheld,
    boolean ofWhoAnswersForIt) {

  /** A note, opened. */
  record Note(SubjectNote note, String text) {

    @Override
    public String toString() {
      return "Note[withheld]";
    }
  }

  @Override
  public String toString() {
    return "SubjectView[withheld]";
  }
}
