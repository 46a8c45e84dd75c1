package org.amaan.knowledge.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.law.TimeOfActs;

/** Fictional files to assess: {@code file(ADULT).with("deception", ESTABLISHED)}. */
final class Files {

  private Files() {}

  /** The versions in which national acts were read. */
  static final LegalProfile PK_AS_READ = asRead("pk");

  static final LegalProfile IR_AS_READ = asRead("ir");
  static final LegalProfile BD_AS_READ = asRead("bd");
  static final LegalProfile IQ_AS_READ = asRead("iq");
  static final LegalProfile AF_AS_READ = asRead("af");

  private static LegalProfile asRead(String id) {
    return LegalProfiles.find(id, "2026-12").orElseThrow();
  }

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
      return new RecordedFindings(ageClass, consentMentioned, findings, null);
    }

    /** Of acts between two days. */
    Assessment by(LegalProfile profile, String from, String to) {
      return OffenceEvaluator.evaluate(
          profile,
          new RecordedFindings(
              ageClass,
              consentMentioned,
              findings,
              TimeOfActs.between(LocalDate.parse(from), LocalDate.parse(to))));
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
