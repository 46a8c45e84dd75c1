package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.amaan.casework.assessment.document.AssessmentJson;
import org.amaan.casework.assessment.document.Author;
import org.amaan.casework.assessment.document.Basis;
import org.amaan.casework.assessment.document.Commitment;
import org.amaan.casework.assessment.document.Printout;
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.casework.assessment.document.Signature;
import org.amaan.casework.assessment.document.SignedContent;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.inbox.Inbox;
import org.amaan.casework.report.Reports;
import org.amaan.casework.signature.SigningKeys;
import org.amaan.knowledge.LegalProfile;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.RecordUnreadable;
import org.jspecify.annotations.Nullable;

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
  private final Citations citations;
  private final CaseKeys caseKeys;
  private final SigningKeys signingKeys;
  private final AssessmentJson json;
  private final Audit audit;
  private final Inbox inbox;
  private final Reports reports;
  private final Clock clock;

  SignAssessment(
      CasesInScope cases,
      AssessmentRepository assessments,
      Citations citations,
      CaseKeys caseKeys,
      SigningKeys signingKeys,
      AssessmentJson json,
      Audit audit,
      Inbox inbox,
      Reports reports,
      Clock clock) {
    this.cases = cases;
    this.assessments = assessments;
    this.citations = citations;
    this.caseKeys = caseKeys;
    this.signingKeys = signingKeys;
    this.json = json;
    this.audit = audit;
    this.inbox = inbox;
    this.reports = reports;
    this.clock = clock;
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
    FindingCodes recorded = json.read(draft.recorded(), FindingCodes.class);
    requireSameBasis(caller, file, draft, recorded);
    Commitment print = print(file, draft, recorded, key);
    SignedContent content = content(file, draft, recorded, print, before, signer);
    Signature seal = Signature.on(json.canonical(content), signingKeys);
    assessments.add(
        new SignedAssessment(
            content,
            seal,
            draft.reasons(key),
            json.write(print),
            caseKeys.forWriting(file, caller)));
    assessments.remove(draft);

    CaseEvent event =
        new CaseEvent.AssessmentSigned(
            content.id(), content.version(), seal.hash(), signer.agency(), signer.unit());
    audit.record(caller, event.action(), caseId, event.details());
    inbox.record(event, file, file.custodian());
    reports.event(event, file);
    return AssessmentViews.receipt(content, seal);
  }

  private void requireSameBasis(
      Caller caller, CaseFile file, AssessmentDraft draft, FindingCodes recorded) {
    AssessmentChanged.unlessTheSame(
        draft,
        recorded,
        json.read(draft.basis(), Basis.class),
        citations.basis(caller, file, recorded));
  }

  private Commitment print(CaseFile file, AssessmentDraft draft, FindingCodes recorded, DataKey key) {
    Reasons reasons = json.read(draft.reasons(key), Reasons.class);
    if (!recorded.isReasonedBy(reasons)) {
      throw RecordUnreadable.of(draft.id(), AssessmentDraft.REASONS);
    }
    return Commitment.to(Printout.of(file.legalProfile(), recorded, reasons));
  }

  private SignedContent content(
      CaseFile file,
      AssessmentDraft draft,
      FindingCodes recorded,
      Commitment print,
      @Nullable UUID before,
      Author signer) {
    LegalProfile profile = file.legalProfile();
    return new SignedContent(
        SignedContent.FORMAT,
        draft.id(),
        file.id(),
        file.reference(),
        // Another version than the draft's: who has read the draft has not read the signature.
        draft.version() + 1,
        SignedContent.Profile.of(profile),
        recorded.ageClass(),
        recorded.consentMentioned(),
        recorded.findings(),
        recorded.assessedBy(profile).results(),
        print.digest(),
        before,
        signer,
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }
}
