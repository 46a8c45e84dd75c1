package org.amaan.referral.referral.model;

import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.referral.referral.request.Direction;
import org.amaan.referral.referral.request.ReferralContent;
import org.jspecify.annotations.Nullable;

/**
 * What a referral begins with.
 *
 * @param id new
 * @param minimal an urgent report, completed later
 * @param intendedExclusions of a draft about a known subject: whom its author excludes, or asks to
 *     exclude, when it is submitted
 */
public record Draft(
    UUID id,
    Origin origin,
    Person person,
    ReferralContent content,
    boolean minimal,
    Direction direction,
    List<String> intendedExclusions) {

  public Draft {
    intendedExclusions = List.copyOf(intendedExclusions);
  }

  /**
   * Who refers.
   *
   * @param caseId the case from which the subject is referred on; null when it is none
   */
  public record Origin(String agency, @Nullable UUID caseId) {}

  /**
   * About whom, and no more of the person than this.
   *
   * @param governingCountry the country whose law governs the subject, and whose coordinator
   *     arbitrates; null when none does
   */
  public record Person(UUID subjectId, AgeClass ageClass, @Nullable String governingCountry) {}
}
