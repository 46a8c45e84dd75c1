package org.amaan.casework.observation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.api.model.ObservationPage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.knowledge.screening.IndicatorCatalogue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.Screening;
import org.amaan.knowledge.screening.ScreeningResult;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the observations of a case, and what they come to. For officers of the custodian unit and
 * of agencies with a grant. What says something is audited by its id. Refuses to screen a closed
 * case (409), of which nothing is opened.
 */
@ApplicationScoped
public class ObservationQueries {

  private final CasesInScope cases;
  private final ObservationRepository observations;
  private final ObservationsOfCase ofCase;
  private final Audit audit;

  ObservationQueries(
      CasesInScope cases,
      ObservationRepository observations,
      ObservationsOfCase ofCase,
      Audit audit) {
    this.cases = cases;
    this.observations = observations;
    this.ofCase = ofCase;
    this.audit = audit;
  }

  @Transactional
  ObservationPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = readable(caller, caseId);
    List<CaseObservation> found = observations.page(caseId, caller, limit + 1, after);
    List<ObservationsOfCase.Shown> shown =
        ofCase.shown(caller, file, found.stream().limit(limit).toList());
    record(caller, caseId, shown);
    ObservationPage page = new ObservationPage(shown.stream().map(ObservationViews::of).toList());
    if (found.size() > limit) {
      CaseObservation last = found.get(limit - 1);
      page.setNext(new Keyset(last.recordedAt(), last.id()).encode());
    }
    return page;
  }

  @Transactional
  ScreeningResult screening(Caller caller, UUID caseId, ObserverRole asker) {
    CaseFile file = readable(caller, caseId);
    file.requireNotClosed();
    return screened(caller, file, asker);
  }

  /** What they ask to preserve, for who reads the case; nothing while it is closed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<ScreeningResult.Preserve> toPreserve(Caller caller, CaseFile file) {
    return screened(caller, file, ObserverRole.POLICE).preserve();
  }

  private ScreeningResult screened(Caller caller, CaseFile file, ObserverRole asker) {
    List<ObservationsOfCase.Shown> standing =
        ofCase.shown(caller, file).stream().filter(ObservationsOfCase.Shown::holds).toList();
    record(caller, file.id(), standing);
    return Screening.of(
        IndicatorCatalogue.current(),
        asker,
        standing.stream().map(ObservationsOfCase.Shown::observed).toList());
  }

  private CaseFile readable(Caller caller, UUID caseId) {
    CaseFile file = cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
    Staff.requireOfficer(caller);
    return file;
  }

  private void record(Caller caller, UUID caseId, List<ObservationsOfCase.Shown> shown) {
    List<UUID> opened = ObservationViews.opened(shown);
    if (!opened.isEmpty()) {
      audit.record(caller, "case.observations-read", caseId, Map.of("observations", opened));
    }
  }
}
