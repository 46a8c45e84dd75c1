package org.amaan.knowledge.assessment;

import java.util.List;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.law.TimeOfActs;
import org.jspecify.annotations.Nullable;

/**
 * What is assessed. Elements without a finding count as not known.
 *
 * @param consentMentioned the file says something about consent, whatever it says; the explanation
 *     then says what that means
 * @param time by whose law it is assessed; null for the day from which the profile is valid
 */
public record RecordedFindings(
    AgeClass ageClass,
    boolean consentMentioned,
    List<Finding> findings,
    @Nullable TimeOfActs time) {

  public RecordedFindings {
    findings = List.copyOf(findings);
  }
}
