package org.amaan.referral.disclosure;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.ConsentState;
import org.amaan.referral.consent.Giver;

/**
 * All that the decision about disclosure knows of a subject: what is recorded, never what it says.
 *
 * @param recordedBy the agency that recorded the subject
 * @param entitledGiver whose consent counts
 * @param erased the key to what was recorded is gone
 * @param ties with custody as confirmed
 * @param circumstances what opens or closes beside consent
 * @param excluded agencies that are to know nothing of the subject
 */
public record SubjectFacts(
    String recordedBy,
    Giver entitledGiver,
    boolean erased,
    Set<DataCategory> recorded,
    List<ConsentState> consents,
    List<Tie> ties,
    Set<Standing.Correspondence> correspondence,
    Circumstances circumstances,
    Set<String> excluded,
    Instant at) {

  public SubjectFacts {
    recorded = Set.copyOf(recorded);
    consents = List.copyOf(consents);
    ties = List.copyOf(ties);
    correspondence = Set.copyOf(correspondence);
    excluded = Set.copyOf(excluded);
  }

  /** For what is kept beside the record, which may be the first of its category. */
  public SubjectFacts asIfAllWereRecorded() {
    return new SubjectFacts(
        recordedBy,
        entitledGiver,
        erased,
        EnumSet.allOf(DataCategory.class),
        consents,
        ties,
        correspondence,
        circumstances,
        excluded,
        at);
  }

  /**
   * A withdrawal ended the last consent to the category, or the last of all. That a consent runs
   * out takes nothing back, nor that a guardian's was none.
   */
  boolean isTakenBack(DataCategory category) {
    List<ConsentState> given =
        consents.stream().filter(consent -> !consent.guardianInConflict()).toList();
    return endedByWithdrawal(given)
        || endedByWithdrawal(
            given.stream()
                .filter(consent -> consent.terms().categories().contains(category))
                .toList());
  }

  /** The same, or a withdrawal ended what once opened the category to this reader. */
  boolean isTakenBackFrom(Reader reader, DataCategory category) {
    return isTakenBack(category)
        || consents.stream()
            .filter(ConsentState::isWithdrawn)
            .map(ConsentState::terms)
            .anyMatch(
                terms ->
                    terms.categories().contains(category)
                        && terms.recipients().name(reader.agency(), reader.type()));
  }

  /** The reader's emergency access for this purpose, if one is in force. */
  Optional<Emergency> emergency(Reader reader, Purpose purpose) {
    return circumstances.emergencies().stream()
        .filter(access -> access.purpose() == purpose && access.isInForce(reader, this))
        .findFirst();
  }

  /** Whether the reader is among those from whom a reflection period that runs keeps this. */
  boolean isReflectedOn(Reader reader, DataCategory category) {
    return circumstances.reflectionUntil() != null
        && at.isBefore(circumstances.reflectionUntil())
        && reader.type().investigates()
        && (category == DataCategory.CONTACT || category == DataCategory.LOCATION);
  }

  private static boolean endedByWithdrawal(List<ConsentState> consents) {
    Optional<Instant> last =
        consents.stream()
            .map(ConsentState::withdrawnAt)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    return last.isPresent()
        && consents.stream()
            .allMatch(consent -> consent.isWithdrawn() || consent.terms().hasExpired(last.get()));
  }
}
