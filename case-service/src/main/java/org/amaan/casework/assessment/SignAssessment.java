package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.amaan.casework.assessment.document.Author;
import org.amaan.casework.assessment.document.SignedContent;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;

/**
 * Signs the draft of a case's assessment in the caller's name: the version that the caller has
 * read, and no other, as long as the case says what it said when that was written. It takes the
 * place of the one signed before, and is never changed. For officers of the custodian unit and
 * prosecutors with a grant, with a person claim. Audited with the hash, told in timeline and inbox;
 * sends {@code assessment-signed} to the other side: custodian unit, prosecutions with a grant.
 * Refuses with {@link CaseNotFound}, {@link AssessmentNotFound}, a missing role or person (403), a
 * closed case, {@link AssessmentIsSigned}, {@link AssessmentChanged} or {@link AssessmentErased}
 * (409). Source: 2-domain §4, ADR 21.
 */
@ApplicationScoped
class SignAssessment {

  private final CasesInScope cases;
  private final AssessmentRepository assessments;
  private final CaseKeys caseKeys;
  private final AssessmentSigning signing;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;

  SignAssessment(
      CasesInScope cases,
      AssessmentRepository assessments,
      CaseKeys caseKeys,
      AssessmentSigning signing,
      Audit audit,
      Inbox inbox,
      Reports reports) {
    this.cases = cases;
    this.assessments = assessments;
    this.caseKeys = caseKeys;
    this.signing = signing;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
  }

  @Transactional
  public org.amaan.casework.api.model.SignedAssessment run(
      Caller caller, UUID caseId, long version) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Assessors.require(file, caller);
    Author signer = new Author(caller.requireAgency(), caller.unit(), caller.requirePerson());
    file.requireNotClosed();
    UUID before = assessments.newestSigned(file, caller).map(SignedAssessment::id).orElse(null);
    AssessmentDraft draft =
        assessments
            .draft(file, caller)
            .orElseThrow(
                () -> before == null ? new AssessmentNotFound() : new AssessmentIsSigned());
    if (draft.version() != version) {
      throw new AssessmentChanged(draft.version());
    }
    DataKey key = caseKeys.of(file).open(draft.sealedUnder()).orElseThrow(AssessmentErased::new);
    AssessmentSigning.Signed signed = signing.sign(caller, file, draft, key, before, signer);
    SignedContent content = signed.content();
    assessments.add(
        new SignedAssessment(
            content,
            signed.signature(),
            draft.reasons(key),
            signed.print(),
            caseKeys.forWriting(file, caller)));
    assessments.remove(draft);

    CaseEvent event =
        new CaseEvent.AssessmentSigned(
            content.id(),
            content.version(),
            signed.signature().hash(),
            signer.agency(),
            signer.unit());
    audit.record(caller, event.action(), caseId, event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
    return AssessmentViews.receipt(content, signed.signature());
  }
}
