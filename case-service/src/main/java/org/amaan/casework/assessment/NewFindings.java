package org.amaan.casework.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.assessment.Finding;
import org.amaan.knowledge.assessment.RecordedFindings;
import org.amaan.knowledge.law.TimeOfActs;
import org.amaan.platform.problem.InvalidRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an assessor records.
 *
 * @param ageClass null for the case's
 * @param profile null for that of the assessment before, or else the case's
 * @param actsFrom null while it is not known when it happened
 * @param actsTo null for the same day
 */
record NewFindings(
    @Nullable AgeClass ageClass,
    boolean consentMentioned,
    @Nullable ProfileId profile,
    @Nullable LocalDate actsFrom,
    @Nullable LocalDate actsTo,
    List<Finding> findings) {

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

  NewFindings {
    if (actsTo != null && (actsFrom == null || actsTo.isBefore(actsFrom))) {
      throw InvalidRequest.field(
          "body", "actsTo", "acts-time", "Not before actsFrom, and not without it.");
    }
  }

  /** By which rules the assessor believes to assess. */
  record ProfileId(String id, String version) {}

  /**
   * The rules to assess by: those named, else those of what was assessed before. Refuses with
   * {@link OtherLegalProfile} what are neither the case's nor the newest of its country.
   *
   * @param before by which the draft or the newest signed assessment was made; else the case's
   */
  LegalProfile chosen(LegalProfile ofTheCase, LegalProfile before, LocalDate today) {
    if (profile == null) {
      return before;
    }
    LegalProfile newest = LegalProfiles.newest(ofTheCase.id(), today).orElse(ofTheCase);
    return Stream.of(ofTheCase, newest)
        .filter(one -> profile.equals(new ProfileId(one.id(), one.version())))
        .findFirst()
        .orElseThrow(() -> new OtherLegalProfile(ofTheCase, newest));
  }

  /** Refuses acts after today (400). */
  RecordedFindings ofACase(AgeClass ageClassOfTheCase, LocalDate today) {
    return new RecordedFindings(
        ageClass == null ? ageClassOfTheCase : ageClass, consentMentioned, findings, time(today));
  }

  private TimeOfActs time(LocalDate today) {
    if (actsFrom == null) {
      return TimeOfActs.notRecorded(today);
    }
    if (actsFrom.isBefore(EARLIEST)) {
      throw InvalidRequest.field("body", "actsFrom", "acts-time", "Not before 1900.");
    }
    TimeOfActs time = TimeOfActs.between(actsFrom, actsTo == null ? actsFrom : actsTo);
    if (time.to().isAfter(today)) {
      throw InvalidRequest.field(
          "body", actsTo == null ? "actsFrom" : "actsTo", "acts-time", "Not after today.");
    }
    return time;
  }
}
