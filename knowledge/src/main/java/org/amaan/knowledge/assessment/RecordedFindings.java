package org.amaan.knowledge.assessment;

import java.util.List;
import org.amaan.knowledge.AgeClass;

/**
 * What is assessed. Elements without a finding count as not known.
 *
 * @param consentMentioned the file says something about consent, whatever it says; the explanation
 *     then says what that means
 */
public record RecordedFindings(
    AgeClass ageClass, boolean consentMentioned, List<Finding> findings) {

  public RecordedFindings {
    findings = List.copyOf(findings);
  }
}
