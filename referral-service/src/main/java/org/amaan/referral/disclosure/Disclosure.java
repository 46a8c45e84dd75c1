package org.amaan.referral.disclosure;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.ConsentGiven;
import org.amaan.referral.consent.ConsentState;
import org.amaan.referral.consent.Recipients;

/**
 * The one decision about a subject's personal data. A pure function: what it does not know, it does
 * not allow.
 */
public final class Disclosure {

  private Disclosure() {}

  /**
   * Not excluded → visible at all → purpose that a role may claim → not erased → each category by
   * consent (purpose × recipient × category), or because the agency reads back what it recorded
   * itself.
   */
  public static Decision disclose(Reader reader, SubjectFacts record, Purpose purpose) {
    if (record.excluded().contains(reader.agency())) {
      return new Decision.NotVisible();
    }
    Set<Standing> standings =
        Standing.of(reader, record.recordedBy(), record.ties(), record.correspondence());
    if (standings.isEmpty()) {
      return new Decision.NotVisible();
    }
    Set<Purpose> claimable = PurposeRule.claimableBy(reader.roles());
    if (!claimable.contains(purpose)) {
      return new Decision.PurposeNotClaimable(claimable);
    }
    if (record.erased()) {
      return erased();
    }
    boolean notesOnly = standings.equals(EnumSet.of(Standing.CORRESPONDENT));
    Map<DataCategory, Ground> allowed = new EnumMap<>(DataCategory.class);
    Map<DataCategory, WithheldReason> withheld = new EnumMap<>(DataCategory.class);
    for (DataCategory category : DataCategory.values()) {
      if (notesOnly) {
        withheld.put(category, WithheldReason.CUSTODY_REQUIRED);
      } else if (isConsented(reader, record, purpose, category)) {
        put(record, category, Ground.CONSENT, allowed, withheld);
      } else if (isOwn(reader, record) && !record.isTakenBack(category)) {
        put(record, category, Ground.OWN_RECORD, allowed, withheld);
      } else {
        withheld.put(category, whyNot(reader, record, purpose, category));
      }
    }
    return new Decision.Disclosed(
        allowed,
        withheld,
        notes(reader, record, purpose, notesOnly),
        !record.isTakenBack(DataCategory.NARRATIVE),
        notesOnly ? Optional.of(before(reader, record)) : Optional.empty());
  }

  /** The referrals on which the reader's own unit corresponds. */
  private static Set<UUID> before(Reader reader, SubjectFacts record) {
    return record.ties().stream()
        .filter(tie -> tie.isBefore(reader))
        .map(Tie::referralId)
        .collect(Collectors.toSet());
  }

  private static Decision.Notes notes(
      Reader reader, SubjectFacts record, Purpose purpose, boolean notesOnly) {
    if (isConsented(reader, record, purpose, DataCategory.NARRATIVE)) {
      return notesOnly ? Decision.Notes.ADDRESSED : Decision.Notes.ALL;
    }
    return isOwn(reader, record) && !notesOnly && !record.isTakenBack(DataCategory.NARRATIVE)
        ? Decision.Notes.ADDRESSED
        : Decision.Notes.NONE;
  }

  private static Decision.Disclosed erased() {
    Map<DataCategory, WithheldReason> withheld = new EnumMap<>(DataCategory.class);
    for (DataCategory category : DataCategory.values()) {
      withheld.put(category, WithheldReason.ERASED);
    }
    return new Decision.Disclosed(Map.of(), withheld, Decision.Notes.NONE, false, Optional.empty());
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

  private static boolean isOwn(Reader reader, SubjectFacts record) {
    return record.recordedBy().equals(reader.agency());
  }

  private static boolean isConsented(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    return covering(reader, record, purpose, category)
        .anyMatch(consent -> consent.isActive(record.entitledGiver(), record.at()));
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

  /** The reason that stands nearest to a yes. */
  private static WithheldReason whyNot(
      Reader reader, SubjectFacts record, Purpose purpose, DataCategory category) {
    List<ConsentState> once = covering(reader, record, purpose, category).toList();
    if (once.stream().anyMatch(ConsentState::isWithdrawn)
        || (isOwn(reader, record) && record.isTakenBack(category))) {
      return WithheldReason.CONSENT_WITHDRAWN;
    }
    if (once.stream().anyMatch(consent -> consent.terms().hasExpired(record.at()))) {
      return WithheldReason.CONSENT_EXPIRED;
    }
    if (!once.isEmpty()) {
      return WithheldReason.CONSENT_GIVER_NOT_ENTITLED;
    }
    List<ConsentGiven> active =
        record.consents().stream()
            .filter(consent -> consent.isActive(record.entitledGiver(), record.at()))
            .map(ConsentState::terms)
            .toList();
    if (active.isEmpty()) {
      return WithheldReason.NO_CONSENT;
    }
    List<ConsentGiven> forCategory =
        active.stream().filter(terms -> terms.categories().contains(category)).toList();
    if (forCategory.isEmpty()) {
      return WithheldReason.NO_CONSENT_FOR_CATEGORY;
    }
    List<Recipients> forPurpose =
        forCategory.stream()
            .filter(terms -> terms.purposes().contains(purpose))
            .map(ConsentGiven::recipients)
            .toList();
    return forPurpose.isEmpty()
        ? WithheldReason.NO_CONSENT_FOR_PURPOSE
        : WithheldReason.RECIPIENT_NOT_NAMED;
  }
}
