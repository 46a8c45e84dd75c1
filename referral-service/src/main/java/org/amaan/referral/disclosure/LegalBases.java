package org.amaan.referral.disclosure;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.Giver;

/** The law of a referral's country, where it stands in for consent. */
final class LegalBases {

  private LegalBases() {}

  /**
   * The first basis that opens the category to the reader; of the referrals that tie the reader to
   * the subject. What an adult has taken back from the reader no basis opens; a child's protection
   * does not end with what a guardian says.
   */
  static Optional<Ground.Basis> opening(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    if (record.entitledGiver() == Giver.SUBJECT && record.isTakenBackFrom(reader, category)) {
      return Optional.empty();
    }
    return record.circumstances().situations().stream()
        .filter(situation -> ties(situation, reader, record))
        .flatMap(
            situation -> {
              LegalProfile profile =
                  LegalProfiles.forCountry(
                      situation.country(), LocalDate.ofInstant(record.at(), ZoneOffset.UTC));
              return in(profile, record.circumstances().unconfirmedLawCounts(), purpose, category)
                  .filter(basis -> applies(basis, record, situation))
                  .map(basis -> new Ground.Basis(basis.id(), profile.id(), profile.version()));
            })
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

  private static boolean ties(Situation situation, Reader reader, SubjectFacts record) {
    return record.ties().stream()
        .filter(tie -> tie.referralId().equals(situation.referralId()))
        .anyMatch(
            tie ->
                !Standing.areOfNotesOnly(
                    Standing.of(
                        reader,
                        record.recordedBy(),
                        record.responsible(),
                        List.of(tie),
                        Set.of())));
  }

  /** Each basis says in words when it applies; this is what its words mean here. */
  private static boolean applies(
      LegalProfile.LegalBasis basis, SubjectFacts record, Situation situation) {
    return switch (basis.id()) {
      case "child-protection" -> record.entitledGiver() == Giver.GUARDIAN;
      case "vital-interest" -> situation.inDanger();
      case "duty-to-report" -> {
        AgencyType recorder = record.circumstances().recorderType();
        yield recorder == AgencyType.HOSPITAL || recorder == AgencyType.HEALTH_AUTHORITY;
      }
      default -> false;
    };
  }
}
