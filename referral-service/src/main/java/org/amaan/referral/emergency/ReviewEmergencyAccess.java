package org.amaan.referral.emergency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Says whether an emergency access was justified; one that was not ends now. Who: another person of
 * the same agency, a supervisor or a data protection officer. When it was not justified, alerts the
 * data protection officer of the agency that recorded the subject, and the coordinator. Refuses:
 * 404 not visible, 403 no person, another agency, role, or oneself, 409 reviewed already.
 */
@ApplicationScoped
class ReviewEmergencyAccess {

  private final AccessViewers viewers;
  private final EmergencyAccessRepository accesses;
  private final Vault vault;
  private final EmergencyAlerts alerts;
  private final Audit audit;
  private final Clock clock;

  ReviewEmergencyAccess(
      AccessViewers viewers,
      EmergencyAccessRepository accesses,
      Vault vault,
      EmergencyAlerts alerts,
      Audit audit,
      Clock clock) {
    this.viewers = viewers;
    this.accesses = accesses;
    this.vault = vault;
    this.alerts = alerts;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  EmergencyAccess review(
      Caller caller, UUID referralId, UUID id, Verdict verdict, @Nullable String note) {
    EmergencyAccess access = accesses.visibleTo(viewers.of(caller), referralId, id);
    if (!access.agency().equals(caller.agency())) {
      throw new NotPermitted("Only the agency whose person opened it reviews it.");
    }
    if (caller.person() == null) {
      throw new PersonRequired();
    }
    if (access.person().equals(caller.person())) {
      throw new OwnEmergencyAccess();
    }
    caller.requireAny(Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER);
    accesses.holdSubject(access.subjectId());
    accesses.hold(access);
    access.review(
        caller.person(),
        verdict,
        vault.keyOf(access.subjectId()).orElse(null),
        note,
        clock.instant());
    accesses.flush();
    audit.record(
        caller,
        "emergency-access.reviewed",
        access.subjectId(),
        Map.of("accessId", id, "verdict", verdict.value()));
    if (verdict == Verdict.NOT_JUSTIFIED) {
      alerts.notJustified(access);
    }
    return access;
  }
}
