package org.amaan.referral.disclosure.decision;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Standing;
import org.amaan.referral.disclosure.relation.Tie;

/**
 * The one decision about a subject's personal data. A pure function: what it does not know, it does
 * not allow.
 */
public final class Disclosure {

  private Disclosure() {}

  /**
   * Not excluded → visible at all → purpose that a role may claim, or an emergency access is for →
   * not erased → each category: kept from those who investigate while the subject reflects; else
   * open by consent (purpose × recipient × category), because the agency reads back what it
   * recorded itself, or by a legal basis of the country, as far as its handling code lets it.
   * Emergency access opens what is left of the categories that it is for, but never what is kept
   * for reflection; a purpose that only it lets claim opens those categories alone.
   */
  public static Decision disclose(Reader reader, SubjectFacts record, Purpose purpose) {
    if (record.excluded().contains(reader.agency())) {
      return new Decision.NotVisible();
    }
    Set<Standing> standings =
        Standing.of(
            reader,
            record.recordedBy(),
            record.responsible(),
            record.ties(),
            record.correspondence());
    Optional<Emergency> emergency = record.emergency(reader, purpose);
    if (standings.isEmpty() && emergency.isEmpty()) {
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
    boolean notesOnly = Standing.areOfNotesOnly(standings);
    WithheldReason noRelation =
        reader.type().investigates()
            ? WithheldReason.CUSTODY_REQUIRED
            : WithheldReason.RELATION_REQUIRED;
    Map<DataCategory, Set<String>> passedOn = new EnumMap<>(DataCategory.class);
    Map<DataCategory, Ground> allowed = new EnumMap<>(DataCategory.class);
    Map<DataCategory, WithheldReason> withheld = new EnumMap<>(DataCategory.class);
    for (DataCategory category : DataCategory.values()) {
      Optional<Ground> ground =
          notesOnly || inEmergencyOnly
              ? Optional.empty()
              : ground(reader, record, purpose, category);
      Optional<WithheldReason> against =
          notesOnly
              ? Optional.of(noRelation)
              : against(reader, record, purpose, category, ground, inEmergencyOnly);
      if (against.isEmpty()) {
        put(record, category, ground.orElseThrow(), allowed, withheld);
      } else if (emergency.isPresent()
          && Emergency.opens(category)
          && !record.isReflectedOn(reader, category)) {
        put(record, category, Ground.of(emergency.get()), allowed, withheld);
      } else {
        withheld.put(category, against.get());
      }
      if (!notesOnly && !inEmergencyOnly && !record.isReflectedOn(reader, category)) {
        passedOn.put(category, passingOn(reader, record, purpose, category));
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

  /** Who, having the person in care, lets the reader read what it wrote itself. */
  private static Set<String> passingOn(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    return provisional(reader, record, purpose, category)
        .map(ConsentState::recordedBy)
        .filter(record.inCare()::containsKey)
        .collect(Collectors.toSet());
  }

  /** A consent opens nothing to the agency that recorded it before it is confirmed. */
  private static Stream<ConsentState> provisional(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    return covering(reader, record, purpose, category)
        .filter(consent -> consent.isProvisional(record.entitledGiver(), record.at()))
        .filter(consent -> !consent.recordedBy().equals(reader.agency()))
        .filter(consent -> !record.excluded().contains(consent.recordedBy()));
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

  private static Optional<Ground> ground(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    if (isConsented(reader, record, purpose, category)) {
      return Optional.of(Ground.CONSENT);
    }
    if (isOwn(reader, record, category) && !record.isTakenBack(category)) {
      return Optional.of(Ground.OWN_RECORD);
    }
    return LegalBases.opening(reader, record, purpose, category).map(Ground::of);
  }

  private static Optional<WithheldReason> against(
      Reader reader,
      SubjectFacts record,
      Purpose purpose,
      DataCategory category,
      Optional<Ground> ground,
      boolean inEmergencyOnly) {
    if (record.isReflectedOn(reader, category)) {
      return Optional.of(WithheldReason.REFLECTION_PERIOD);
    }
    if (inEmergencyOnly) {
      return Optional.of(WithheldReason.NOT_FOR_EMERGENCY);
    }
    if (ground.isEmpty()) {
      return Optional.of(whyNot(reader, record, purpose, category));
    }
    return record.circumstances().handling().permit(reader, record, purpose, category)
        ? Optional.empty()
        : Optional.of(WithheldReason.HANDLING_CODE);
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
        : Optional.of(record.ties().stream().map(Tie::referralId).collect(Collectors.toSet()));
  }

  /** The referrals that the reader sent, or on which its own unit corresponds. */
  private static Set<UUID> before(Reader reader, SubjectFacts record) {
    return record.ties().stream()
        .filter(tie -> tie.isBefore(reader) || reader.agency().equals(tie.referrer()))
        .map(Tie::referralId)
        .collect(Collectors.toSet());
  }

  private static Decision.Notes notes(
      Reader reader, SubjectFacts record, Purpose purpose, boolean notesOnly) {
    boolean permitted =
        record.circumstances().handling().permit(reader, record, purpose, DataCategory.NARRATIVE);
    if (notesOnly) {
      return permitted && isConsented(reader, record, purpose, DataCategory.NARRATIVE)
          ? Decision.Notes.ADDRESSED
          : Decision.Notes.NONE;
    }
    Optional<Ground> ground = ground(reader, record, purpose, DataCategory.NARRATIVE);
    if (ground.isEmpty() || !permitted) {
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

  /** What the recorder recorded stays its own, but not what others wrote in its place. */
  private static boolean isOwn(Reader reader, SubjectFacts record, DataCategory category) {
    return record.recordedBy().equals(reader.agency())
        && record.authorOf(category).equals(reader.agency());
  }

  private static boolean isConsented(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    return covering(reader, record, purpose, category)
            .anyMatch(consent -> consent.isActive(record.entitledGiver(), record.at()))
        || provisional(reader, record, purpose, category)
            .anyMatch(consent -> record.passesOn(consent.recordedBy(), category));
  }

  private static Stream<ConsentState> covering(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    return record.consents().stream()
        .filter(
            consent ->
                consent.terms().purposes().contains(purpose)
                    && consent.terms().recipients().name(reader.agency(), reader.type())
                    && consent.terms().categories().contains(category));
  }

  /** Of what consent does not open to the reader, the reason that stands nearest to a yes. */
  static WithheldReason whyNot(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    List<ConsentState> once =
        covering(reader, record, purpose, category)
            .filter(consent -> consent.confirmation() != ConsentState.Confirmation.REJECTED)
            .toList();
    if (once.stream().anyMatch(ConsentState::isWithdrawn)
        || (isOwn(reader, record, category) && record.isTakenBack(category))) {
      return WithheldReason.CONSENT_WITHDRAWN;
    }
    if (once.stream().anyMatch(consent -> consent.suspendedAt() != null)) {
      return WithheldReason.CONSENT_SUSPENDED;
    }
    if (once.stream()
        .anyMatch(consent -> consent.isProvisional(record.entitledGiver(), record.at()))) {
      return WithheldReason.CONSENT_AWAITING_CONFIRMATION;
    }
    if (once.stream().anyMatch(consent -> consent.terms().hasExpired(record.at()))) {
      return WithheldReason.CONSENT_EXPIRED;
    }
    if (!once.isEmpty()) {
      return WithheldReason.CONSENT_GIVER_NOT_ENTITLED;
    }
    // Of consents that name others the reader hears nothing, also not by the reason.
    List<ConsentGiven> active =
        record.consents().stream()
            .filter(consent -> consent.isActive(record.entitledGiver(), record.at()))
            .map(ConsentState::terms)
            .filter(terms -> terms.recipients().name(reader.agency(), reader.type()))
            .toList();
    if (active.isEmpty()) {
      return WithheldReason.NO_CONSENT;
    }
    return active.stream().noneMatch(terms -> terms.categories().contains(category))
        ? WithheldReason.NO_CONSENT_FOR_CATEGORY
        : WithheldReason.NO_CONSENT_FOR_PURPOSE;
  }
}
