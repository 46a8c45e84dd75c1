package org.amaan.casework.trial.measure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.ProtectionMeasure;
import org.amaan.casework.api.model.ProtectionMeasurePage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.trial.record.TrialPage;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the protection measures of a case. For officers of the custodian unit and of agencies with
 * a grant. Audited, with what was shown.
 */
@ApplicationScoped
class MeasureQueries {

  private static final String READING = "protection-measures";

  private final TrialRecords trial;
  private final MeasureRepository measures;
  private final MeasuresOfCase ofCase;

  MeasureQueries(TrialRecords trial, MeasureRepository measures, MeasuresOfCase ofCase) {
    this.trial = trial;
    this.measures = measures;
    this.ofCase = ofCase;
  }

  @Transactional
  ProtectionMeasurePage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = trial.readable(caller, caseId);
    TrialPage<Measure> found = measures.page(file, limit, after);
    List<ProtectionMeasure> shown = ofCase.shown(caller, file, found.items());
    trial.read(caller, caseId, READING, shown.stream().map(ProtectionMeasure::getId).toList());
    ProtectionMeasurePage page = new ProtectionMeasurePage(shown);
    page.setNext(found.next());
    return page;
  }

  @Transactional
  ProtectionMeasure one(Caller caller, UUID caseId, UUID id) {
    CaseFile file = trial.readable(caller, caseId);
    Measure found = measures.find(id, file).orElseThrow(MeasureNotFound::new);
    trial.read(caller, caseId, READING, List.of(id));
    return ofCase.shown(caller, file, List.of(found)).get(0);
  }
}
