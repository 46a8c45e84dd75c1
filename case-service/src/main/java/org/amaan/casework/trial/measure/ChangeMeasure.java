package org.amaan.casework.trial.measure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.casework.trial.record.WrittenRecord;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Changes a protection measure, or records that it was reviewed. For whoever may enter one. Moves
 * or ends its deadline; told as an entry is. What changes nothing writes nothing. Refuses with
 * {@link CaseNotFound}, a missing role or person (403), {@link MeasureNotFound}, a closed case, a
 * move that the table of states does not have, one that has ended or was changed too often (409),
 * 428 and 412 by what the caller read, and 400 for a result that could not be entered.
 */
@ApplicationScoped
class ChangeMeasure {

  private final TrialRecords trial;
  private final MeasureRepository measures;
  private final MeasuresOfCase ofCase;
  private final MeasureForm forms;
  private final Clock clock;

  ChangeMeasure(
      TrialRecords trial,
      MeasureRepository measures,
      MeasuresOfCase ofCase,
      MeasureForm forms,
      Clock clock) {
    this.trial = trial;
    this.measures = measures;
    this.ofCase = ofCase;
    this.forms = forms;
    this.clock = clock;
  }

  @Transactional
  public WrittenRecord run(
      Caller caller, UUID caseId, UUID measureId, JsonNode patch, @Nullable String ifMatch) {
    CaseFile file = trial.open(caller, caseId, CaseTransition.CHANGE_TRIAL_RECORD);
    Measure measure = measures.find(measureId, file).orElseThrow(MeasureNotFound::new);
    file.requireFor(CaseTransition.CHANGE_TRIAL_RECORD);
    Revision.require(ifMatch, ofCase.etag(caller, file, measure));
    MeasureCodes after = forms.patched(measure.codes(), patch);
    if (!after.equals(measure.codes())) {
      measure.become(after, clock.instant());
      trial.changed(caller, file, measure);
    }
    return WrittenRecord.of(measure, ofCase.etag(caller, file, measure));
  }
}
