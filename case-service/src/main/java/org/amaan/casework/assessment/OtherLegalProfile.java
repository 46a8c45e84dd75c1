package org.amaan.casework.assessment;

import java.util.Map;
import org.amaan.knowledge.LegalProfile;
import org.amaan.platform.problem.Refusal;

/** The assessor assesses by rules that are neither the case's nor the newest of its country. */
final class OtherLegalProfile extends Refusal {
  OtherLegalProfile(LegalProfile ofTheCase, LegalProfile newest) {
    super(
        422,
        "other-legal-profile",
        "The case has another legal profile",
        "It keeps the profile of the day on which it was opened. Name that one, its newest version,"
            + " or none.");
    with("legalProfile", Map.of("id", ofTheCase.id(), "version", ofTheCase.version()));
    with("newestLegalProfile", Map.of("id", newest.id(), "version", newest.version()));
    at(
        "body",
        "legalProfile",
        "other-legal-profile",
        "The profile of the case, its newest version, or leave it out.");
  }
}
