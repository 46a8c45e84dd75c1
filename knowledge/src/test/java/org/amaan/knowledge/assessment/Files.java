package org.amaan.knowledge.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;

/** Fictional files to assess: {@code file(ADULT).with("deception", ESTABLISHED)}. */
final class Files {

  private Files() {}

  static LegalProfile profileOf(String country) {
    return LegalProfiles.forCountry(country, LocalDate.parse("2026-11-24"));
  }

  static Draft file(AgeClass ageClass) {
    return new Draft(ageClass, false, List.of());
  }

  record Draft(AgeClass ageClass, boolean consentMentioned, List<Finding> findings) {

    Draft with(String element, FindingValue value) {
      return with(finding(element, value));
    }

    Draft with(Finding finding) {
      List<Finding> more = new ArrayList<>(findings);
      more.add(finding);
      return new Draft(ageClass, consentMentioned, more);
    }

    Draft mentioningConsent() {
      return new Draft(ageClass, true, findings);
    }

    Draft of(AgeClass other) {
      return new Draft(other, consentMentioned, findings);
    }

    RecordedFindings recorded() {
      return new RecordedFindings(ageClass, consentMentioned, findings);
    }

    Assessment by(LegalProfile profile) {
      return OffenceEvaluator.evaluate(profile, recorded());
    }
  }

  static Finding finding(String element, FindingValue value) {
    return new Finding(
        element,
        value,
        "as the record says of " + element,
        List.of(link("observation", element)),
        List.of(link("evidence", element)));
  }

  static UUID link(String kind, String element) {
    return UUID.nameUUIDFromBytes(
        (kind + element).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
