package org.amaan.casework.assessment;

import java.util.List;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.Finding;
import org.amaan.knowledge.assessment.RecordedFindings;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor records.
 *
 * @param ageClass null for the case's
 * @param profile null for the case's, whichever that is
 */
record NewFindings(
    @Nullable AgeClass ageClass,
    boolean consentMentioned,
    @Nullable ProfileId profile,
    List<Finding> findings) {

  /** By which rules the assessor believes to assess. */
  record ProfileId(String id, String version) {}

  /** Refuses with {@link OtherLegalProfile}. */
  void requireProfile(LegalProfile ofTheCase) {
    if (profile != null && !profile.equals(new ProfileId(ofTheCase.id(), ofTheCase.version()))) {
      throw new OtherLegalProfile(ofTheCase);
    }
  }

  RecordedFindings ofACase(AgeClass ageClassOfTheCase) {
    return new RecordedFindings(
        ageClass == null ? ageClassOfTheCase : ageClass, consentMentioned, findings);
  }
}
