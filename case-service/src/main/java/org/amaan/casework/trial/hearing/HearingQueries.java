package org.amaan.casework.trial.hearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.Hearing;
import org.amaan.casework.api.model.HearingPage;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.trial.record.TrialPage;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Reads the hearings of a case. For officers of the custodian unit and of agencies with a grant.
 * Audited, with what was shown. Of a closed or erased case no text is opened.
 */
@ApplicationScoped
class HearingQueries {

  private static final String READING = "hearings";

  private final TrialRecords trial;
  private final HearingRepository hearings;
  private final HearingsOfCase ofCase;

  HearingQueries(TrialRecords trial, HearingRepository hearings, HearingsOfCase ofCase) {
    this.trial = trial;
    this.hearings = hearings;
    this.ofCase = ofCase;
  }

  @Transactional
  HearingPage page(Caller caller, UUID caseId, int limit, @Nullable Keyset after) {
    CaseFile file = trial.readable(caller, caseId);
    TrialPage<Sitting> found = hearings.page(file, limit, after);
    List<Hearing> shown = ofCase.shown(caller, file, found.items());
    trial.read(caller, caseId, READING, shown.stream().map(Hearing::getId).toList());
    HearingPage page = new HearingPage(shown);
    page.setNext(found.next());
    return page;
  }

  @Transactional
  Hearing one(Caller caller, UUID caseId, UUID id) {
    CaseFile file = trial.readable(caller, caseId);
    Sitting found = hearings.find(id, file).orElseThrow(HearingNotFound::new);
    trial.read(caller, caseId, READING, List.of(id));
    return ofCase.shown(caller, file, List.of(found)).get(0);
  }
}
