package org.amaan.casework.assessment;

import java.util.Map;
import org.amaan.knowledge.LegalProfile;
import org.amaan.platform.problem.Refusal;

/** The assessor assesses by other rules than those of the day on which the case was opened. */
final class OtherLegalProfile extends Refusal {
  OtherLegalProfile(LegalProfile ofTheCase) {
    super(
        422,
        "other-legal-profile",
        "The case has another legal profile",
        "It keeps the profile of the day on which it was opened. Name that one, or none.");
    with("legalProfile", Map.of("id", ofTheCase.id(), "version", ofTheCase.version()));
    at("body", "legalProfile", "other-legal-profile", "The profile of the case, or leave it out.");
  }
}
