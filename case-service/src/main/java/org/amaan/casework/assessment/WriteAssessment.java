package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.assessment.document.AssessmentJson;
import org.amaan.casework.assessment.document.Author;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.casework.assessment.document.SealedTexts;
import org.amaan.casework.assessment.document.SignedContent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.FindingsRefused;
import org.amaan.knowledge.assessment.OffenceEvaluator;
import org.amaan.knowledge.assessment.RecordedFindings;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;

/**
 * Writes the draft of a case's assessment, in place of the one before; what is signed stays. For
 * officers of the custodian unit and prosecutors with a grant, with a person claim. Reasons are
 * sealed under the key of the case. Audited for the auditor alone; nothing is sent. Refuses with
 * {@link CaseNotFound}, a missing role or person (403), a closed case (409), {@link Precondition}
 * (404, 412, 428), acts after today (400), {@link OtherLegalProfile}, {@link FindingsAtFault} and
 * {@link UnknownCitation} (422). Source: 2-domain §4.
 */
@ApplicationScoped
class WriteAssessment {

  private final CasesInScope cases;
  private final AssessmentRepository assessments;
  private final AssessmentsOfCase shown;
  private final Citations citations;
  private final CaseKeys keys;
  private final AssessmentJson json;
  private final Audit audit;
  private final Clock clock;

  WriteAssessment(
      CasesInScope cases,
      AssessmentRepository assessments,
      AssessmentsOfCase shown,
      Citations citations,
      CaseKeys keys,
      AssessmentJson json,
      Audit audit,
      Clock clock) {
    this.cases = cases;
    this.assessments = assessments;
    this.shown = shown;
    this.citations = citations;
    this.keys = keys;
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param isFirst nobody had assessed the case before
   */
  record Written(boolean isFirst, AssessmentsOfCase.Shown draft) {}

  @Transactional
  public Written run(Caller caller, UUID caseId, Precondition precondition, NewFindings given) {
    CaseFile file = cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new);
    Assessors.require(file, caller);
    Author author = new Author(caller.requireAgency(), caller.unit(), caller.requirePerson());
    file.requireNotClosed();
    Optional<AssessmentDraft> before = assessments.draft(file, caller);
    Optional<SignedAssessment> signed = assessments.newestSigned(file, caller);
    OptionalLong version =
        before
            .map(AssessmentDraft::version)
            .or(() -> signed.map(SignedAssessment::version))
            .map(OptionalLong::of)
            .orElse(OptionalLong.empty());
    precondition.require(version);
    List<FindingCodes> earlier = recordedBefore(before, signed);
    LocalDate today = LocalDate.ofInstant(clock.instant(), file.legalProfile().timeZone());
    LegalProfile profile = given.chosen(file.legalProfile(), profileBefore(file, earlier), today);
    RecordedFindings findings = given.ofACase(file.ageClass(), today);
    requireAssessable(profile, findings);
    Reasons reasons = Reasons.of(findings.findings());
    FindingCodes recorded = FindingCodes.of(profile, findings, reasons);
    citations.require(caller, caseId, recorded, earlier);

    AssessmentDraft.Version written =
        new AssessmentDraft.Version(
            version.orElse(0) + 1,
            author,
            json.write(recorded),
            json.write(citations.basis(caller, file, recorded)),
            json.write(reasons),
            keys.forWriting(file, caller),
            clock.instant());
    AssessmentDraft draft = before.orElseGet(() -> new AssessmentDraft(caseId, written));
    if (before.isPresent()) {
      draft.replaceBy(written);
    } else {
      assessments.add(draft);
    }
    audit.record(
        caller,
        "case.assessment-written",
        caseId,
        Map.of("assessment", draft.id(), "version", draft.version()));
    return new Written(
        version.isEmpty(),
        shown.draft(caller, file, draft, new SealedTexts.Opened<>(reasons, null)));
  }

  /** Whoever leaves the profile out does not go back to an older one unawares. */
  private static LegalProfile profileBefore(CaseFile file, List<FindingCodes> earlier) {
    return earlier.stream()
        .findFirst()
        .map(recorded -> recorded.profile(file.legalProfile()))
        .orElseGet(file::legalProfile);
  }

  /** The draft first. */
  private List<FindingCodes> recordedBefore(
      Optional<AssessmentDraft> draft, Optional<SignedAssessment> signed) {
    return Stream.concat(
            draft.map(one -> json.read(one.recorded(), FindingCodes.class)).stream(),
            signed
                .map(one -> json.read(one.seal().content(), SignedContent.class).recorded())
                .stream())
        .toList();
  }

  private static void requireAssessable(LegalProfile profile, RecordedFindings findings) {
    try {
      OffenceEvaluator.evaluate(profile, findings);
    } catch (FindingsRefused refused) {
      throw new FindingsAtFault(refused);
    }
  }
}
