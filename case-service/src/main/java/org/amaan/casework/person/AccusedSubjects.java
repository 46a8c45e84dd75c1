package org.amaan.casework.person;

import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** What follows when a person of a case is a subject who faces punishment: a review asks why. */
public interface AccusedSubjects {

  /**
   * Called for each version of a person, in the transaction that writes it.
   *
   * @param accusedSubject null when the person is no subject, or is not accused
   * @param isWorse whether they face more than before
   */
  void about(
      UUID personId,
      @Nullable UUID accusedSubject,
      boolean isWorse,
      CaseFile file,
      Caller enteredBy);
}
