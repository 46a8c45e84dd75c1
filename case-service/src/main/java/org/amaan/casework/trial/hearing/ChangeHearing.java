package org.amaan.casework.trial.hearing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.casework.trial.record.WrittenRecord;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Moves a hearing or records what became of it. For whoever may enter one. Moves or ends its
 * deadline; told as an entry is. What changes nothing writes nothing. Refuses with {@link
 * CaseNotFound}, a missing role or person (403), {@link HearingNotFound}, a closed case, a move
 * that the table of states does not have, a hearing that has ended or was changed too often (409),
 * 428 and 412 by what the caller read, and 400 for a result that could not be entered.
 */
@ApplicationScoped
class ChangeHearing {

  private final TrialRecords trial;
  private final HearingRepository hearings;
  private final HearingsOfCase ofCase;
  private final HearingTexts texts;
  private final HearingForm forms;
  private final CaseKeys keys;
  private final Clock clock;

  ChangeHearing(
      TrialRecords trial,
      HearingRepository hearings,
      HearingsOfCase ofCase,
      HearingTexts texts,
      HearingForm forms,
      CaseKeys keys,
      Clock clock) {
    this.trial = trial;
    this.hearings = hearings;
    this.ofCase = ofCase;
    this.texts = texts;
    this.forms = forms;
    this.keys = keys;
    this.clock = clock;
  }

  @Transactional
  public WrittenRecord run(
      Caller caller, UUID caseId, UUID hearingId, JsonNode patch, @Nullable String ifMatch) {
    CaseFile file = trial.open(caller, caseId, CaseTransition.CHANGE_TRIAL_RECORD);
    Sitting sitting = hearings.find(hearingId, file).orElseThrow(HearingNotFound::new);
    file.requireFor(CaseTransition.CHANGE_TRIAL_RECORD);
    Revision.require(ifMatch, ofCase.etag(caller, file, sitting));
    HearingText text = texts.read(sitting, keys.of(file));
    HearingForm.Filled after = forms.patched(sitting.codes(), text, patch);
    boolean isTextChanged = !after.text().equals(text);
    if (isTextChanged || !after.codes().equals(sitting.codes())) {
      sitting.become(after.codes(), isTextChanged, clock.instant());
      if (isTextChanged) {
        texts.write(sitting, after.text(), file, caller);
      }
      trial.changed(caller, file, sitting);
    }
    return WrittenRecord.of(sitting, ofCase.etag(caller, file, sitting));
  }
}
