package org.amaan.casework.trial.hearing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.api.model.TrialRecordReceipt;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.trial.record.TooManyTrialRecords;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.platform.identity.Caller;

/**
 * Enters a hearing, its words sealed under the key of the writer's agency. For officers of the
 * custodian unit and prosecutors of an agency with a grant, with a person claim. Its time becomes a
 * deadline of the case; inbox and timeline tell of it, the other side of the two is alerted.
 * Refuses with {@link CaseNotFound}, a missing role or person (403), a case in no state for it, or
 * {@link TooManyTrialRecords} (409).
 */
@ApplicationScoped
class EnterHearing {

  private final TrialRecords trial;
  private final HearingRepository hearings;
  private final HearingTexts texts;
  private final Clock clock;

  EnterHearing(TrialRecords trial, HearingRepository hearings, HearingTexts texts, Clock clock) {
    this.trial = trial;
    this.hearings = hearings;
    this.texts = texts;
    this.clock = clock;
  }

  @Transactional
  public TrialRecordReceipt run(Caller caller, UUID caseId, HearingForm.Filled filled) {
    CaseFile file = trial.open(caller, caseId, CaseTransition.ENTER_HEARING);
    file.requireFor(CaseTransition.ENTER_HEARING);
    hearings.requireRoom(file, caller);
    Sitting sitting = new Sitting(caseId, caller.requireAgency(), filled.codes(), clock.instant());
    texts.write(sitting, filled.text(), file, caller);
    hearings.add(sitting);
    trial.entered(caller, file, sitting);
    return new TrialRecordReceipt(sitting.id(), sitting.version(), sitting.changedAt());
  }
}
