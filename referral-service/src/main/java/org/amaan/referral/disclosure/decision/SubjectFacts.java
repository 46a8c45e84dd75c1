package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.Relation;

/**
 * All that the decision about disclosure knows of a subject: what is recorded, never what it says.
 *
 * @param recordedBy the agency that recorded the subject
 * @param entitledGiver whose consent counts
 * @param erased the key to what was recorded is gone
 * @param relations with custody as confirmed
 * @param circumstances what opens or closes beside consent
 * @param excluded agencies that are to know nothing of the subject
 * @param responsible the responsible agency
 * @param inCare agencies that have the person in care, each with its type
 * @param authors who wrote a category last, where that is not the recorder
 */
public record SubjectFacts(
    String recordedBy,
    Giver entitledGiver,
    boolean erased,
    Set<DataCategory> recorded,
    List<ConsentState> consents,
    List<ReferralRelation> relations,
    Set<Relation.Correspondence> correspondence,
    Circumstances circumstances,
    Set<String> excluded,
    Instant at,
    String responsible,
    Map<String, AgencyType> inCare,
    Map<DataCategory, String> authors) {

  /** Of a subject whose recorder is responsible, and which nobody has in care. */
  public SubjectFacts(
      String recordedBy,
      Giver entitledGiver,
      boolean erased,
      Set<DataCategory> recorded,
      List<ConsentState> consents,
      List<ReferralRelation> relations,
      Set<Relation.Correspondence> correspondence,
      Circumstances circumstances,
      Set<String> excluded,
      Instant at) {
    this(
        recordedBy,
        entitledGiver,
        erased,
        recorded,
        consents,
        relations,
        correspondence,
        circumstances,
        excluded,
        at,
        recordedBy,
        Map.of(),
        Map.of());
  }

  public SubjectFacts {
    recorded = Set.copyOf(recorded);
    consents = List.copyOf(consents);
    relations = List.copyOf(relations);
    correspondence = Set.copyOf(correspondence);
    excluded = Set.copyOf(excluded);
    inCare = Map.copyOf(inCare);
    authors = Map.copyOf(authors);
  }

  /** The agency that wrote what is recorded in a category. */
  String authorOf(DataCategory category) {
    return authors.getOrDefault(category, recordedBy);
  }

  /**
   * An agency in care passes on, by a consent that nobody has confirmed yet, what it wrote itself
   * and what a confirmed consent lets it read.
   */
  boolean passesOn(String agency, DataCategory category) {
    AgencyType type = inCare.get(agency);
    if (type == null || excluded.contains(agency)) {
      return false;
    }
    return authorOf(category).equals(agency)
        || consents.stream()
            .filter(consent -> consent.isActive(entitledGiver, at))
            .map(ConsentState::terms)
            .anyMatch(
                terms ->
                    terms.categories().contains(category) && terms.recipients().name(agency, type));
  }

  /** For what is kept beside the record, which may be the first of its category. */
  public SubjectFacts asIfAllWereRecorded() {
    return new SubjectFacts(
        recordedBy,
        entitledGiver,
        erased,
        EnumSet.allOf(DataCategory.class),
        consents,
        relations,
        correspondence,
        circumstances,
        excluded,
        at,
        responsible,
        inCare,
        authors);
  }

  /**
   * A withdrawal ended the last consent to the category, or the last of all. That a consent runs
   * out takes nothing back, nor that a guardian's was none.
   */
  boolean isTakenBack(DataCategory category) {
    List<ConsentState> given =
        consents.stream()
            .filter(ConsentState::isConfirmed)
            .filter(consent -> !consent.guardianInConflict())
            .toList();
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
            .filter(consent -> consent.isConfirmed() && consent.isWithdrawn())
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
