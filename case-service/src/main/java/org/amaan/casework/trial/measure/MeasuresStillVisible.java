package org.amaan.casework.trial.measure;

import jakarta.inject.Singleton;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.casework.trial.record.TrialStillVisible;

/** For repeats of the entry of a protection measure. */
@Singleton
class MeasuresStillVisible extends TrialStillVisible {

  MeasuresStillVisible(TrialRecords trial, MeasureRepository records) {
    super("protection-measures", trial, records, MeasureNotFound::new);
  }
}
