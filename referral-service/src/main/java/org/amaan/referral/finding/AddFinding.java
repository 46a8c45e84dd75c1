package org.amaan.referral.finding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.subject.access.SubjectAccess;
import org.amaan.referral.subject.record.SubjectVault;

/**
 * Keeps what an agency found out about a subject, in a place of its own: the record of others stays
 * as it is. Who: {@code caseworker} or {@code referrer} of an agency that has the person in care.
 * Sends nothing. Refuses: 404 not visible, 403 another agency, 409 erased, or as many as an agency
 * may keep.
 */
@ApplicationScoped
class AddFinding {

  static final int MOST = 200;

  private final SubjectAccess subjects;
  private final Authorities authorities;
  private final SubjectVault vault;
  private final FindingRepository findings;
  private final Audit audit;
  private final Clock clock;

  AddFinding(
      SubjectAccess subjects,
      Authorities authorities,
      SubjectVault vault,
      FindingRepository findings,
      Audit audit,
      Clock clock) {
    this.subjects = subjects;
    this.authorities = authorities;
    this.vault = vault;
    this.findings = findings;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  Finding add(Caller caller, UUID subjectId, DataCategory category, String text) {
    subjects.hold(subjectId);
    subjects.requireVisible(caller, subjectId);
    caller.requireAny(Role.CASEWORKER, Role.REFERRER);
    if (!authorities.over(subjectId).isInCare(caller.agency())) {
      throw new NotPermitted(
          "Only an agency that has accepted a referral about the subject for protection, medical"
              + " care or legal aid keeps findings; the responsible agency changes the record.");
    }
    String agency = caller.requireAgency();
    if (findings.countOf(caller, subjectId) >= MOST) {
      throw new TooManyFindings(MOST);
    }
    Finding finding = new Finding(vault.keyOf(subjectId), agency, category, text, clock.instant());
    findings.add(finding);
    audit.record(
        caller,
        "subject.finding-recorded",
        subjectId,
        Map.of("findingId", finding.id(), "category", category.value()));
    return finding;
  }
}
