package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.disclosure.decision.Emergency;
import org.amaan.referral.disclosure.relation.Reader;
import org.amaan.referral.disclosure.relation.Readers;
import org.amaan.referral.disclosure.relation.ReferralParties;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.subject.record.SubjectErased;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Opens a subject's data to one person for an hour, to save life or to protect. Who: a person who
 * works with subjects, of the agency that recorded the subject, of one that was asked to take the
 * referral on or has accepted it, or of the unit that holds its case. Alerts supervisor and data
 * protection officer of the agency, the data protection officer of the agency that recorded the
 * subject, and the coordinator. Asks no other service: a life does not wait. Refuses: 404 not
 * visible, 403 no person, another role, no party, 409 a draft, erased.
 */
@ApplicationScoped
class OpenEmergencyAccess {

  private final ReferralParties parties;
  private final Readers readers;
  private final SubjectRelations relations;
  private final SubjectAccess subjectAccess;
  private final SubjectRecords subjects;
  private final Vault vault;
  private final EmergencyAccessRepository accesses;
  private final EmergencyAlerts alerts;
  private final Audit audit;
  private final Clock clock;

  OpenEmergencyAccess(
      ReferralParties parties,
      Readers readers,
      SubjectRelations relations,
      SubjectAccess subjectAccess,
      SubjectRecords subjects,
      Vault vault,
      EmergencyAccessRepository accesses,
      EmergencyAlerts alerts,
      Audit audit,
      Clock clock) {
    this.parties = parties;
    this.readers = readers;
    this.relations = relations;
    this.subjectAccess = subjectAccess;
    this.subjects = subjects;
    this.vault = vault;
    this.accesses = accesses;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  EmergencyAccess open(Caller caller, UUID referralId, Purpose purpose, String reason) {
    ReferralParties.Known referral = parties.visibleTo(caller, referralId);
    if (caller.person() == null) {
      throw new PersonRequired();
    }
    caller.requireAny(
        Role.REFERRER, Role.CASEWORKER, Role.INVESTIGATOR, Role.SUPERVISOR, Role.PROSECUTOR);
    UUID subjectId = referral.subjectId();
    Reader reader = readers.of(caller).orElseThrow(OpenEmergencyAccess::noParty);
    String recordedBy = subjects.recorderOf(subjectId).orElseThrow(OpenEmergencyAccess::noParty);
    if (relations.of(subjectId).stream()
        .noneMatch(
            relation ->
                relation.referralId().equals(referralId)
                    && Emergency.isParty(reader, recordedBy, relation))) {
      throw noParty();
    }
    subjectAccess.requireNotErased(subjectId);
    DataKey key = vault.keyOf(subjectId).orElseThrow(SubjectErased::new);
    EmergencyAccess access =
        new EmergencyAccess(
            new EmergencyAccess.Opening(
                subjectId,
                recordedBy,
                referralId,
                referral.reference(),
                referral.country(),
                reader.agency(),
                reader.unit(),
                caller.person(),
                purpose),
            key,
            reason,
            clock.instant());
    accesses.add(access);
    accesses.flush();
    audit.record(
        caller,
        "emergency-access.opened",
        subjectId,
        Map.of("accessId", access.id(), "referralId", referralId, "purpose", purpose.value()));
    alerts.opened(access);
    return access;
  }

  private static NotPermitted noParty() {
    return new NotPermitted(
        "Only the agency that recorded the person, one that was asked to take the referral on or"
            + " has accepted it, or the unit that holds its case, has emergency access.");
  }
}
