package org.amaan.casework.trial.hearing;

import jakarta.inject.Singleton;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.casework.trial.record.TrialStillVisible;

/** For repeats of the entry of a hearing. */
@Singleton
class HearingsStillVisible extends TrialStillVisible {

  HearingsStillVisible(TrialRecords trial, HearingRepository records) {
    super("hearings", trial, records, HearingNotFound::new);
  }
}
