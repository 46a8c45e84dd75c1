package org.amaan.referral.disclosure.decision;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.Relation;

/**
 * The one decision about a subject's personal data. A pure function: what it does not know, it does
 * not allow.
 */
public final class Disclosure {

  private Disclosure() {}

  /**
   * Not excluded → visible at all → purpose that a role may claim, or an emergency access is for →
   * not erased → each category: withheld for the first {@link WithholdingPolicy} that holds, else
   * open on the first {@link GroundPolicy} that does. Emergency access opens what is left of the
   * categories that it is for, but never what is kept for reflection; a purpose that only it lets
   * claim opens those categories alone.
   */
  public static Decision disclose(Reader reader, SubjectFacts record, Purpose purpose) {
    if (record.excluded().contains(reader.agency())) {
      return new Decision.NotVisible();
    }
    Set<Relation> readerRelations =
        Relation.of(
            reader,
            record.recordedBy(),
            record.responsible(),
            record.relations(),
            record.correspondence());
    Optional<Emergency> emergency = record.emergency(reader, purpose);
    if (readerRelations.isEmpty() && emergency.isEmpty()) {
      return new Decision.NotVisible();
    }
    Set<Purpose> claimable = PurposeRule.claimableBy(reader.roles());
    boolean inEmergencyOnly = !claimable.contains(purpose);
    if (inEmergencyOnly && emergency.isEmpty()) {
      return new Decision.PurposeNotClaimable(claimable);
    }
    if (record.erased()) {
      return erased();
    }
    boolean notesOnly = Relation.areOfNotesOnly(readerRelations);
    WithheldReason noRelation =
        reader.type().investigates()
            ? WithheldReason.CUSTODY_REQUIRED
            : WithheldReason.RELATION_REQUIRED;
    Map<DataCategory, Set<String>> passedOn = new EnumMap<>(DataCategory.class);
    Map<DataCategory, Ground> allowed = new EnumMap<>(DataCategory.class);
    Map<DataCategory, WithheldReason> withheld = new EnumMap<>(DataCategory.class);
    for (DataCategory category : DataCategory.values()) {
      Question asked = new Question(reader, record, purpose, category);
      Optional<Ground> ground =
          notesOnly || inEmergencyOnly ? Optional.empty() : GroundPolicy.first(asked);
      Optional<WithheldReason> against =
          notesOnly
              ? Optional.of(noRelation)
              : WithholdingPolicy.first(asked, ground, inEmergencyOnly);
      if (against.isEmpty()) {
        put(record, category, ground.orElseThrow(), allowed, withheld);
      } else if (emergency.isPresent() && Emergency.opens(category) && !asked.isReflectedOn()) {
        put(record, category, Ground.of(emergency.get()), allowed, withheld);
      } else {
        withheld.put(category, against.get());
      }
      if (!notesOnly && !inEmergencyOnly && !asked.isReflectedOn()) {
        passedOn.put(category, asked.passingOn());
      }
    }
    return new Decision.Disclosed(
        allowed,
        withheld,
        withheld.containsValue(WithheldReason.REFLECTION_PERIOD)
            ? record.circumstances().reflectionUntil()
            : null,
        inEmergencyOnly ? Decision.Notes.NONE : notes(reader, record, purpose, notesOnly),
        !record.isTakenBack(DataCategory.NARRATIVE),
        notesOf(reader, record, notesOnly),
        notesOnly,
        passedOn);
  }

  /**
   * Why an emergency access was opened, and what its review says, counts as narrative; it is read
   * by who wrote it, and by those of the same agency who review.
   */
  public static boolean showsReasonOfEmergency(
      Caller caller, String openedByAgency, String openedByPerson) {
    return openedByAgency.equals(caller.agency())
        && (openedByPerson.equals(caller.person())
            || caller.hasAny(Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER));
  }

  /**
   * The responsible agency reads the notes of all referrals, others of those they have a part in.
   */
  private static Optional<Set<UUID>> notesOf(
      Reader reader, SubjectFacts record, boolean notesOnly) {
    if (notesOnly) {
      return Optional.of(before(reader, record));
    }
    return record.responsible().equals(reader.agency())
        ? Optional.empty()
        : Optional.of(
            record.relations().stream()
                .map(ReferralRelation::referralId)
                .collect(Collectors.toSet()));
  }

  /** The referrals that the reader sent, or on which its own unit corresponds. */
  private static Set<UUID> before(Reader reader, SubjectFacts record) {
    return record.relations().stream()
        .filter(
            relation -> relation.isBefore(reader) || reader.agency().equals(relation.referrer()))
        .map(ReferralRelation::referralId)
        .collect(Collectors.toSet());
  }

  private static Decision.Notes notes(
      Reader reader, SubjectFacts record, Purpose purpose, boolean notesOnly) {
    Question asked = new Question(reader, record, purpose, DataCategory.NARRATIVE);
    if (notesOnly) {
      return asked.isPermittedByItsCode() && asked.isConsented()
          ? Decision.Notes.ADDRESSED
          : Decision.Notes.NONE;
    }
    Optional<Ground> ground = GroundPolicy.first(asked);
    if (ground.isEmpty() || !asked.isPermittedByItsCode()) {
      return Decision.Notes.NONE;
    }
    return ground.get().kind() == Ground.Kind.OWN_RECORD
        ? Decision.Notes.ADDRESSED
        : Decision.Notes.ALL;
  }

  private static Decision.Disclosed erased() {
    Map<DataCategory, WithheldReason> withheld = new EnumMap<>(DataCategory.class);
    for (DataCategory category : DataCategory.values()) {
      withheld.put(category, WithheldReason.ERASED);
    }
    return new Decision.Disclosed(
        Map.of(), withheld, null, Decision.Notes.NONE, false, Optional.empty(), false, Map.of());
  }

  /** That nothing is recorded is said only to a reader from whom nothing would be withheld. */
  private static void put(
      SubjectFacts record,
      DataCategory category,
      Ground ground,
      Map<DataCategory, Ground> allowed,
      Map<DataCategory, WithheldReason> withheld) {
    if (record.recorded().contains(category)) {
      allowed.put(category, ground);
    } else {
      withheld.put(category, WithheldReason.NOT_RECORDED);
    }
  }

  /** Of what consent does not open to the reader, the reason that stands nearest to a yes. */
  static WithheldReason whyNot(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    return NoConsentPolicy.first(new Question(reader, record, purpose, category));
  }
}
