package org.amaan.referral.disclosure.decision;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.relation.Reader;

/** The law that governs a subject, where it stands in for consent. */
final class LegalBases {

  private LegalBases() {}

  /**
   * The first basis that opens the category to the reader, by the law that governs the subject,
   * whichever referral the reader knows. To an agency that was only asked to take a referral on, or
   * that only sent one, it opens nothing. What an adult has taken back from the reader no basis
   * opens; a child's protection does not end with what a guardian says.
   */
  static Optional<Ground.Basis> opening(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    if (record.entitledGiver() == Giver.SUBJECT && record.isTakenBackFrom(reader, category)) {
      return Optional.empty();
    }
    if (!isInvolved(reader, record)) {
      return Optional.empty();
    }
    String country = record.circumstances().law().country();
    LegalProfile profile =
        LegalProfiles.forCountry(
            country == null ? "" : country, LocalDate.ofInstant(record.at(), ZoneOffset.UTC));
    return in(profile, record.circumstances().unconfirmedLawCounts(), purpose, category)
        .filter(basis -> applies(basis, record))
        .map(basis -> new Ground.Basis(basis.id(), profile.id(), profile.version()))
        .findFirst();
  }

  /** Those of a profile that fit; of one that no counsel has confirmed only on demand. */
  static Stream<LegalProfile.LegalBasis> in(
      LegalProfile profile, boolean unconfirmedCounts, Purpose purpose, DataCategory category) {
    return profile.legalBases().stream()
        .filter(basis -> profile.confirmedByCounsel() || unconfirmedCounts)
        .filter(
            basis -> basis.purposes().contains(purpose) && basis.categories().contains(category));
  }

  /**
   * It recorded the subject or answers for them, has accepted a referral about them, or reads by
   * custody or grant.
   */
  private static boolean isInvolved(Reader reader, SubjectFacts record) {
    boolean investigates = reader.type().investigates();
    return (!investigates
            && (reader.agency().equals(record.recordedBy())
                || reader.agency().equals(record.responsible())))
        || record.relations().stream()
            .anyMatch(
                relation ->
                    relation.admits(reader)
                        || (!investigates
                            && relation.taken()
                            && reader.agency().equals(relation.receiver())));
  }

  /** Each basis says in words when it applies; this is what its words mean here. */
  private static boolean applies(LegalProfile.LegalBasis basis, SubjectFacts record) {
    return switch (basis.id()) {
      case "child-protection" -> record.entitledGiver() == Giver.GUARDIAN;
      case "vital-interest" -> record.circumstances().law().inDanger();
      case "duty-to-report" -> {
        AgencyType recorder = record.circumstances().recorderType();
        yield recorder == AgencyType.HOSPITAL || recorder == AgencyType.HEALTH_AUTHORITY;
      }
      default -> false;
    };
  }
}
