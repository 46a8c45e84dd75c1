package org.amaan.casework.trial.claim;

import jakarta.inject.Singleton;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.casework.trial.record.TrialStillVisible;

/** For repeats of the entry of a claim. */
@Singleton
class ClaimsStillVisible extends TrialStillVisible {

  ClaimsStillVisible(TrialRecords trial, ClaimRepository records) {
    super("compensation-claims", trial, records, ClaimNotFound::new);
  }
}
