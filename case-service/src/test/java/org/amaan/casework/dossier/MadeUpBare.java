package org.amaan.casework.dossier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.Assessment;
import org.amaan.casework.api.model.AssessmentAuthor;
import org.amaan.casework.api.model.AssessmentReturn;
import org.amaan.casework.api.model.AssessmentSignature;
import org.amaan.casework.api.model.AssessmentState;
import org.amaan.casework.api.model.BadEntry;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.api.model.Collector;
import org.amaan.casework.api.model.CompensationClaim;
import org.amaan.casework.api.model.CustodyEntry;
import org.amaan.casework.api.model.CustodyGap;
import org.amaan.casework.api.model.Deadline;
import org.amaan.casework.api.model.DeadlineState;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.EvidenceKind;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.api.model.Finding;
import org.amaan.casework.api.model.Hearing;
import org.amaan.casework.api.model.Holder;
import org.amaan.casework.api.model.LegalProfile;
import org.amaan.casework.api.model.Money;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.api.model.Note;
import org.amaan.casework.api.model.Observation;
import org.amaan.casework.api.model.ProtectionMeasure;
import org.amaan.casework.api.model.Signer;
import org.amaan.casework.assessment.AssessmentsOfCase;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.NonPunishmentOutcome;
import org.amaan.casework.dossier.document.Pointers;
import org.amaan.casework.person.PersonKind;
import org.amaan.casework.person.PersonRole;
import org.amaan.casework.person.PersonStanding;
import org.amaan.casework.trial.claim.ClaimRoute;
import org.amaan.casework.trial.claim.ClaimState;
import org.amaan.casework.trial.hearing.CourtLevel;
import org.amaan.casework.trial.hearing.HearingKind;
import org.amaan.casework.trial.hearing.HearingState;
import org.amaan.casework.trial.measure.MeasureKind;
import org.amaan.casework.trial.measure.MeasureState;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.assessment.FindingValue;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.SourceGrade;

/** What is read of a closed case that never was: what must be there, and why the rest is not. */
final class MadeUpBare {

  private static final Instant DAY = MadeUp.DAY;
  private static final UUID ITEM = MadeUpFindings.id(61);
  private static final UUID SEEN = MadeUpFindings.id(62);
  private static final Pointers POINTERS = new Pointers(List.of(SEEN), List.of(ITEM));

  AssessmentsPart assessments() {
    AssessmentAuthor signer = new AssessmentAuthor("ahtc");
    Assessment nothingFound = assessment(63, signer, List.of());
    Assessment withheld =
        assessment(
            64,
            signer,
            List.of(
                new Finding(
                    "recruitment",
                    FindingValue.UNKNOWN,
                    MadeUpFindings.HASH,
                    List.of(),
                    List.of())));
    withheld.setWithheld(Assessment.WithheldEnum.CASE_CLOSED);
    AssessmentReturn returned = new AssessmentReturn("punjab-prosecution", DAY);
    returned.setQuestions(null);
    returned.setWithheld(AssessmentReturn.WithheldEnum.CASE_CLOSED);
    withheld.setReturned(returned);
    return new AssessmentsPart(
        List.of(
            new AssessmentsOfCase.Shown(withheld, "OFFENCE ASSESSMENT\n"),
            new AssessmentsOfCase.Shown(nothingFound, "OFFENCE ASSESSMENT\n")),
        true,
        POINTERS);
  }

  private static Assessment assessment(int id, AssessmentAuthor signer, List<Finding> findings) {
    Assessment made =
        new Assessment(
            MadeUpFindings.id(id),
            MadeUpFindings.id(99),
            1L,
            AssessmentState.SIGNED,
            new LegalProfile("pk", "2026-11", true),
            AgeClass.UNKNOWN,
            false,
            findings,
            List.of(),
            List.of(),
            signer,
            DAY);
    made.setSignature(
        new AssessmentSignature(
            MadeUpFindings.HASH,
            AssessmentSignature.AlgorithmEnum.ED25519,
            "7",
            "q".repeat(86),
            signer,
            DAY));
    return made;
  }

  ObservationsPart observations() {
    Observation known = observation(SEEN, "no-longer-in-the-catalogue");
    Observation hidden = observation(MadeUpFindings.id(66), null);
    return new ObservationsPart(List.of(known, hidden), true, POINTERS);
  }

  private static Observation observation(UUID id, String indicator) {
    Observation made = new Observation(id, Observation.OriginEnum.CASE, "ahtc", DAY, false, false);
    made.setWithheld(Observation.WithheldEnum.ERASED);
    if (indicator != null) {
      made.setIndicator(indicator);
      made.setValue(ObservedValue.UNKNOWN);
      made.setObserver(ObserverRole.POLICE);
      made.setSourceGrade(SourceGrade.X);
      made.setInformationGrade(4);
      made.setHandling(HandlingCode.H0);
    }
    return made;
  }

  PersonsPart persons() {
    CasePerson person =
        new CasePerson(
            MadeUpFindings.id(67),
            PersonKind.NATURAL,
            PersonStanding.UNKNOWN,
            List.of(PersonRole.of("Other")),
            HandlingCode.H0,
            MadeUp.AHTC,
            DAY,
            1L,
            DAY);
    person.setAliases(null);
    person.setIdentifiers(null);
    person.setWithheld(CasePerson.WithheldEnum.CASE_CLOSED);
    NonPunishmentReview open = review(68, NonPunishmentReview.StateEnum.OPEN);
    NonPunishmentReview concluded = review(69, NonPunishmentReview.StateEnum.CONCLUDED);
    concluded.setOutcome(NonPunishmentOutcome.NOT_PUNISHED);
    concluded.setConcludedAt(DAY);
    concluded.setWithheld(NonPunishmentReview.WithheldEnum.CASE_CLOSED);
    return new PersonsPart(List.of(person), List.of(open, concluded));
  }

  private static NonPunishmentReview review(int id, NonPunishmentReview.StateEnum state) {
    return new NonPunishmentReview(
        MadeUpFindings.id(id), MadeUpFindings.id(99), state, DAY, DAY.plusSeconds(86_400));
  }

  EvidencePart evidence() {
    EvidenceItem item = item(ITEM);
    item.setWithheld(EvidenceItem.WithheldEnum.CASE_CLOSED);
    CustodyEntry recorded =
        new CustodyEntry(
            MadeUpFindings.id(71),
            0,
            CustodyEntry.ActionEnum.RECORDED,
            new Signer("ahtc"),
            "ahtc-officer-1",
            DAY,
            DAY,
            MadeUpFindings.HASH);
    recorded.setWithheld(CustodyEntry.WithheldEnum.CASE_CLOSED);
    item.setChain(List.of(recorded));
    item.setGaps(List.of(new CustodyGap(CustodyGap.CodeEnum.NOT_RECEIVED, DAY)));
    Collector collector = new Collector();
    collector.setPerson("ahtc-officer-1");
    item.setCollectedBy(collector);
    Holder holder = new Holder(DAY);
    holder.setAgency("ahtc");
    item.setHolder(holder);
    EvidenceVerification verification = new EvidenceVerification(false, 2, 1, 0, 0);
    verification.setFirstBad(new BadEntry(ITEM, 0, BadEntry.KindEnum.ALTERED));
    return new EvidencePart(
        List.of(item, item(MadeUpFindings.id(72))), verification, List.of(), POINTERS);
  }

  private static EvidenceItem item(UUID id) {
    return new EvidenceItem(
        id,
        EvidenceKind.OTHER,
        MadeUp.AHTC,
        "ahtc-officer-1",
        DAY,
        HandlingCode.H0,
        DAY,
        List.of());
  }

  NotesPart notes() {
    Note note = new Note(MadeUpFindings.id(73), MadeUp.LAHORE, HandlingCode.H0, DAY);
    note.setCorrects(MadeUpFindings.id(74));
    note.setWithheld(Note.WithheldEnum.CASE_CLOSED);
    return new NotesPart(List.of(note), true);
  }

  DeadlinesPart deadlines() {
    return new DeadlinesPart(
        List.of(
            new Deadline(DeadlineKind.HANDOVER, DeadlineState.RUNNING, DAY, DAY, DAY, List.of())));
  }

  TrialPart trial() {
    AgencyRef ahtc = new AgencyRef("ahtc");
    Hearing hearing =
        new Hearing(
            MadeUpFindings.id(81),
            HearingKind.BAIL,
            CourtLevel.SPECIAL,
            DAY,
            "Asia/Karachi",
            false,
            HearingState.SCHEDULED,
            ahtc,
            DAY,
            DAY,
            0L);
    hearing.setWithheld(Hearing.WithheldEnum.CASE_CLOSED);
    ProtectionMeasure measure =
        new ProtectionMeasure(
            MadeUpFindings.id(82),
            MeasureKind.ESCORT,
            MeasureState.REQUESTED,
            DAY,
            ahtc,
            DAY,
            DAY,
            0L);
    measure.setPersonId(MadeUpFindings.id(83));
    CompensationClaim claim =
        new CompensationClaim(
            MadeUpFindings.id(84),
            MadeUp.SUBJECT,
            ClaimRoute.STATE_FUND,
            new Money("PKR", 1L),
            ClaimState.FILED,
            ahtc,
            DAY,
            DAY,
            0L);
    return new TrialPart(List.of(hearing), List.of(measure), List.of(claim));
  }

  ProtectionPart protection() {
    return new ProtectionPart(
        List.of(new ProtectionPart.Help("medical-care", null, null, "submitted", null, DAY, DAY)),
        true,
        true);
  }
}
