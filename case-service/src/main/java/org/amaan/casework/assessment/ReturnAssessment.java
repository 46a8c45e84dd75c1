package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.api.model.ReturnReceipt;
import org.amaan.casework.assessment.document.AssessmentJson;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Returns the signed assessment with questions, which are sealed under the key of the case. For
 * prosecutors with a grant and a person claim. Audited, told in timeline and inbox; sends {@code
 * assessment-returned} to the custodian unit. Refuses with {@link CaseNotFound}, {@link
 * AssessmentNotFound}, a missing role, person or grant (403), a closed case, {@link
 * AssessmentNotSigned}, {@link AssessmentChanged} or {@link AlreadyReturned} (409). Source:
 * 2-domain §4.
 */
@ApplicationScoped
class ReturnAssessment {

  private final CasesInScope cases;
  private final AssessmentRepository assessments;
  private final CaseKeys keys;
  private final AssessmentJson json;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  ReturnAssessment(
      CasesInScope cases,
      AssessmentRepository assessments,
      CaseKeys keys,
      AssessmentJson json,
      Audit audit,
      Inbox inbox,
      Reports reports,
      Clock clock) {
    this.cases = cases;
    this.assessments = assessments;
    this.keys = keys;
    this.json = json;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
  }

  @Transactional
  public ReturnReceipt run(Caller caller, UUID caseId, long version, List<String> questions) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Assessors.requireProsecutionWithAGrant(file, caller);
    String person = caller.requirePerson();
    file.requireNotClosed();
    SignedAssessment signed =
        assessments
            .newestSigned(file, caller)
            .orElseThrow(
                () ->
                    assessments.draft(file, caller).isPresent()
                        ? new AssessmentNotSigned()
                        : new AssessmentNotFound());
    if (signed.version() != version) {
      throw new AssessmentChanged(signed.version());
    }
    if (!assessments.returns(file, Set.of(signed.id()), caller).isEmpty()) {
      throw new AlreadyReturned();
    }
    AssessmentReturned returned =
        new AssessmentReturned(
            signed,
            caller.requireAgency(),
            person,
            json.write(questions),
            keys.forWriting(file, caller),
            clock.instant());
    assessments.add(returned);

    CaseEvent event = new CaseEvent.AssessmentReturned(signed.id());
    audit.record(caller, event.action(), caseId, event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
    return new ReturnReceipt(signed.id(), returned.returnedAt());
  }
}
