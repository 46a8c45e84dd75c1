package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.api.model.Assessment;
import org.amaan.casework.api.model.AssessmentPage;
import org.amaan.casework.api.model.AssessmentSummary;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the assessments of a case. For officers of the custodian unit and of agencies with a grant:
 * an assessment goes with the case, whoever wrote it. Each showing of reasons is audited.
 */
@ApplicationScoped
class AssessmentQueries {

  private final CasesInScope cases;
  private final AssessmentRepository assessments;
  private final AssessmentsOfCase shown;
  private final Audit audit;

  AssessmentQueries(
      CasesInScope cases, AssessmentRepository assessments, AssessmentsOfCase shown, Audit audit) {
    this.cases = cases;
    this.assessments = assessments;
    this.shown = shown;
    this.audit = audit;
  }

  @Transactional
  AssessmentsOfCase.Shown latest(Caller caller, UUID caseId) {
    return audited(caller, shown.latest(caller, readable(caller, caseId)));
  }

  @Transactional
  AssessmentsOfCase.Shown signed(Caller caller, UUID caseId, UUID id) {
    return audited(caller, shown.signed(caller, readable(caller, caseId), id));
  }

  private AssessmentsOfCase.Shown audited(Caller caller, Optional<AssessmentsOfCase.Shown> found) {
    AssessmentsOfCase.Shown assessment = found.orElseThrow(AssessmentNotFound::new);
    Assessment view = assessment.view();
    if (view.getWithheld() == null) {
      audit.record(
          caller, "case.assessment-read", view.getCaseId(), Map.of("assessment", view.getId()));
    }
    return assessment;
  }

  @Transactional
  AssessmentPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = readable(caller, caseId);
    List<SignedAssessment> found = assessments.page(file, caller, limit + 1, after);
    List<SignedAssessment> items = found.stream().limit(limit).toList();
    Map<UUID, AssessmentReturned> returns =
        assessments.returns(file, items.stream().map(SignedAssessment::id).toList(), caller);
    UUID newest = assessments.newestSigned(file, caller).map(SignedAssessment::id).orElse(null);
    AssessmentPage page =
        new AssessmentPage(
            items.stream()
                .map(item -> summary(file, item, newest, returns.get(item.id())))
                .toList());
    if (found.size() > limit) {
      SignedAssessment last = items.get(limit - 1);
      page.setNext(new Keyset(last.signedAt(), last.id()).encode());
    }
    return page;
  }

  private AssessmentSummary summary(
      CaseFile file,
      SignedAssessment signed,
      @Nullable UUID newest,
      @Nullable AssessmentReturned returned) {
    return AssessmentViews.summary(
        shown.content(file, signed),
        signed.seal(),
        AssessmentViews.state(signed.id(), newest, returned != null),
        returned);
  }

  private CaseFile readable(Caller caller, UUID caseId) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    return file;
  }
}
