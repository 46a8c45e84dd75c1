package org.amaan.casework.trial.record;

import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseReferral;

/** Whom a case is about, by id; the people themselves are referral-service's to know. */
public final class SubjectsOfCase {

  private SubjectsOfCase() {}

  public static boolean has(CaseFile file, UUID subjectId) {
    return file.referrals().stream().map(CaseReferral::subjectId).anyMatch(subjectId::equals);
  }
}
