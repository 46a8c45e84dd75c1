package org.amaan.casework.trial.measure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.api.model.TrialRecordReceipt;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.person.PersonsOfCase;
import org.amaan.casework.trial.record.TooManyTrialRecords;
import org.amaan.casework.trial.record.TrialRecords;
import org.amaan.platform.identity.Caller;

/**
 * Enters a protection measure for a subject or another person of the case. For officers of the
 * custodian unit and prosecutors of an agency with a grant, with a person claim. Its review becomes
 * a deadline of the case; inbox and timeline tell of it, the other side of the two is alerted.
 * Refuses with {@link CaseNotFound}, a missing role or person (403), a case in no state for it,
 * {@link TooManyTrialRecords} (409) or {@link UnknownProtectedPerson} (422).
 */
@ApplicationScoped
class EnterMeasure {

  private final TrialRecords trial;
  private final MeasureRepository measures;
  private final PersonsOfCase persons;
  private final Clock clock;

  EnterMeasure(TrialRecords trial, MeasureRepository measures, PersonsOfCase persons, Clock clock) {
    this.trial = trial;
    this.measures = measures;
    this.persons = persons;
    this.clock = clock;
  }

  @Transactional
  public TrialRecordReceipt run(Caller caller, UUID caseId, MeasureForm.Filled filled) {
    CaseFile file = trial.open(caller, caseId, CaseTransition.ENTER_PROTECTION_MEASURE);
    file.requireFor(CaseTransition.ENTER_PROTECTION_MEASURE);
    measures.requireRoom(file, caller);
    UUID subject = filled.subjectId();
    if (subject != null && !file.concerns(subject)) {
      throw new UnknownProtectedPerson("subjectId");
    }
    UUID person = filled.personId();
    if (person != null && !persons.isKnownToAllReaders(caller, file, person)) {
      throw new UnknownProtectedPerson("personId");
    }
    Measure measure = new Measure(caseId, caller.requireAgency(), filled, clock.instant());
    measures.add(measure);
    trial.entered(caller, file, measure);
    return new TrialRecordReceipt(measure.id(), measure.version(), measure.changedAt());
  }
}
