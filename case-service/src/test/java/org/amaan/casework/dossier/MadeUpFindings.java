package org.amaan.casework.dossier;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.Assessment;
import org.amaan.casework.api.model.AssessmentAuthor;
import org.amaan.casework.api.model.AssessmentResult;
import org.amaan.casework.api.model.AssessmentReturn;
import org.amaan.casework.api.model.AssessmentSignature;
import org.amaan.casework.api.model.AssessmentState;
import org.amaan.casework.api.model.CasePerson;
import org.amaan.casework.api.model.ChargeProtection;
import org.amaan.casework.api.model.Collector;
import org.amaan.casework.api.model.CompensationClaim;
import org.amaan.casework.api.model.ContentInfo;
import org.amaan.casework.api.model.CustodyEntry;
import org.amaan.casework.api.model.CustodyGap;
import org.amaan.casework.api.model.Deadline;
import org.amaan.casework.api.model.DeadlineState;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.EvidenceKind;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.api.model.FollowUp;
import org.amaan.casework.api.model.Hearing;
import org.amaan.casework.api.model.Holder;
import org.amaan.casework.api.model.LawMark;
import org.amaan.casework.api.model.Money;
import org.amaan.casework.api.model.NonPunishmentReview;
import org.amaan.casework.api.model.NonPunishmentRules;
import org.amaan.casework.api.model.Observation;
import org.amaan.casework.api.model.OutsideHolder;
import org.amaan.casework.api.model.PersonIdentifier;
import org.amaan.casework.api.model.ProtectionMeasure;
import org.amaan.casework.api.model.Signer;
import org.amaan.casework.api.model.TransferReceiver;
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
import org.amaan.casework.trial.hearing.HearingOutcome;
import org.amaan.casework.trial.hearing.HearingState;
import org.amaan.casework.trial.measure.MeasureEndReason;
import org.amaan.casework.trial.measure.MeasureKind;
import org.amaan.casework.trial.measure.MeasureState;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.assessment.Finding;
import org.amaan.knowledge.assessment.FindingValue;
import org.amaan.knowledge.assessment.OffenceEvaluator;
import org.amaan.knowledge.assessment.RecordedFindings;
import org.amaan.knowledge.law.TimeOfActs;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.SourceGrade;

/** What was found out in a case that never was. */
final class MadeUpFindings {

  static final UUID HEARING = UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2c01");

  static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  static final String BROKER = "رشید احمد (فرضی)";
  static final String REPEALED = "Trafficking Act of 2012";
  static final String REASON =
      "She was told of work in a kitchen; of a kidney only in the clinic (fictional).";

  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
  private static final Instant DAY = MadeUp.DAY;
  private static final UUID SCAR = id(1);
  private static final UUID JOB = id(2);
  private static final UUID GONE = id(3);
  private static final UUID CHAT = id(11);
  private static final UUID SCAN = id(12);
  private static final UUID HIDDEN = id(13);
  private static final UUID PERSON = id(21);

  private final Pointers pointers = new Pointers(List.of(SCAR, JOB, GONE), List.of(CHAT, SCAN));

  static UUID id(int number) {
    return UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e3b%02d".formatted(number));
  }

  AssessmentsPart assessments() {
    return new AssessmentsPart(
        List.of(
            signed(id(32), 4, AssessmentState.RETURNED, id(31)),
            signed(id(31), 2, AssessmentState.SUPERSEDED, null)),
        false,
        pointers);
  }

  private static AssessmentsOfCase.Shown signed(
      UUID id, long version, AssessmentState state, UUID supersedes) {
    LegalProfile profile = LegalProfiles.find("pk", "2026-11").orElseThrow();
    List<Finding> findings =
        List.of(
            new Finding(
                "recruitment", FindingValue.ESTABLISHED, REASON, List.of(JOB), List.of(CHAT)),
            new Finding(
                "deception",
                FindingValue.ESTABLISHED,
                MadeUp.URDU + " " + MadeUp.URDU.repeat(3),
                List.of(JOB, SCAR),
                List.of(CHAT, HIDDEN)),
            new Finding(
                "position-of-vulnerability",
                FindingValue.INDICATED,
                "Debts to the owner of a kiln (fictional).",
                List.of(),
                List.of()),
            new Finding(
                "purpose-of-organ-removal",
                FindingValue.INDICATED,
                "The scan.",
                List.of(SCAR),
                List.of(SCAN)),
            new Finding(
                "payment-of-the-donor",
                FindingValue.CONTRADICTED,
                "Nothing was paid.",
                List.of(),
                List.of()));
    List<AssessmentResult> results =
        JSON.convertValue(
            asNotConfirmed(
                OffenceEvaluator.evaluate(
                        profile, new RecordedFindings(AgeClass.UNKNOWN, true, findings, null))
                    .results()),
            new TypeReference<>() {});
    AssessmentAuthor signer = new AssessmentAuthor("ahtc");
    signer.setUnit("ahtc-islamabad");
    signer.setPerson("ahtc-officer-1");
    Assessment view =
        new Assessment(
            id,
            id(99),
            version,
            state,
            new org.amaan.casework.api.model.LegalProfile("pk", "2026-11", false),
            org.amaan.knowledge.AgeClass.UNKNOWN,
            true,
            findings.stream().map(MadeUpFindings::view).toList(),
            List.of(SCAN),
            results,
            signer,
            DAY.plusSeconds(600));
    org.amaan.knowledge.assessment.Assessment national =
        OffenceEvaluator.evaluate(
            LegalProfiles.find("pk", "2026-12").orElseThrow(),
            new RecordedFindings(
                AgeClass.ADULT,
                true,
                findings,
                TimeOfActs.notRecorded(LocalDate.parse("2026-11-24"))));
    view.setDefinitions(
        JSON.convertValue(asNotConfirmed(national.definitions()), new TypeReference<>() {}));
    view.setDifferences(
        JSON.convertValue(asNotConfirmed(national.differences()), new TypeReference<>() {}));
    view.setCaseAgeClass(org.amaan.knowledge.AgeClass.CHILD);
    view.setNewerLegalProfile(new org.amaan.casework.api.model.LegalProfileRef("pk", "2027-01"));
    view.setSupersedes(supersedes);
    AssessmentSignature signature =
        new AssessmentSignature(
            HASH,
            AssessmentSignature.AlgorithmEnum.ED25519,
            "7",
            "q".repeat(86),
            signer,
            DAY.plusSeconds(600));
    signature.setContent("{\"format\":\"amaan-assessment-1\"}");
    view.setSignature(signature);
    if (state == AssessmentState.RETURNED) {
      AssessmentReturn returned = new AssessmentReturn("punjab-prosecution", DAY.plusSeconds(9000));
      returned.setQuestions(List.of("Who told her of the kitchen?", "ڈاکٹر کا نام کس نے بتایا؟"));
      view.setReturned(returned);
    }
    return new AssessmentsOfCase.Shown(view, "OFFENCE ASSESSMENT\n");
  }

  private static org.amaan.casework.api.model.Finding view(Finding finding) {
    org.amaan.casework.api.model.Finding view =
        new org.amaan.casework.api.model.Finding(
            finding.element(), finding.value(), HASH, finding.observations(), finding.evidence());
    view.setReason(finding.reason());
    return view;
  }

  ObservationsPart observations() {
    Observation scar = observation(SCAR, Observation.OriginEnum.REFERRAL, "umeed-trust", "A1");
    scar.setReferralId(id(98));
    scar.setHowKnown(HowKnown.SEEN);
    scar.setObservedAt(DAY.minusSeconds(86_400));
    scar.setCorrects(id(97));
    scar.setCorrected(true);
    Observation job = observation(JOB, Observation.OriginEnum.CASE, "ahtc", "R4");
    job.setNote(MadeUp.URDU + "\n" + MadeUp.ENGLISH);
    job.setPerson("ahtc-officer-1");
    job.setHandling(HandlingCode.H1);
    Observation gone =
        new Observation(GONE, Observation.OriginEnum.REFERRAL, "umeed-trust", DAY, false, true);
    List<Observation> all = new ArrayList<>(List.of(scar, job, gone));
    return new ObservationsPart(all, false, pointers);
  }

  private static Observation observation(
      UUID id, Observation.OriginEnum origin, String agency, String indicator) {
    Observation made = new Observation(id, origin, agency, DAY, false, false);
    made.setIndicator(indicator);
    made.setValue(ObservedValue.PRESENT);
    made.setObserver(ObserverRole.VICTIM_INTERVIEW);
    made.setSourceGrade(SourceGrade.B);
    made.setInformationGrade(2);
    made.setHandling(HandlingCode.H0);
    return made;
  }

  PersonsPart persons() {
    CasePerson broker =
        new CasePerson(
            PERSON,
            PersonKind.NATURAL,
            PersonStanding.ACCUSED,
            List.of(PersonRole.RECRUITER_OR_INTERMEDIARY, PersonRole.of("amaan:driver")),
            HandlingCode.H1,
            MadeUp.AHTC,
            DAY,
            3L,
            DAY.plusSeconds(60));
    broker.setName(BROKER);
    broker.setAliases(List.of("Bhai jaan", "ڈرائیور صاحب"));
    broker.setIdentifiers(
        List.of(new PersonIdentifier(PersonIdentifier.TypeEnum.PHONE, "+92 300 0000000")));
    broker.setDetails("Meets them at the kiln. بھٹے پر ملتا ہے۔");
    broker.setSubjectId(MadeUp.SUBJECT);
    NonPunishmentReview review =
        new NonPunishmentReview(
            id(41),
            id(99),
            NonPunishmentReview.StateEnum.CONCLUDED,
            DAY.plusSeconds(60),
            DAY.plusSeconds(864_000));
    review.setPersonId(PERSON);
    review.setSubjectId(MadeUp.SUBJECT);
    review.setEscalatedTo(NonPunishmentReview.EscalatedToEnum.COORDINATOR);
    review.setOutcome(NonPunishmentOutcome.NOT_PUNISHED);
    review.setConcludedBy(new AgencyRef("lahore-police"));
    review.setConcludedAt(DAY.plusSeconds(3600));
    review.setReason("He was made to drive them (fictional).");
    ChargeProtection repealed =
        new ChargeProtection(
            "trafficking-act-2012",
            REPEALED,
            LawMark.REPEALED,
            ChargeProtection.ReachEnum.NOT_KNOWN,
            List.of());
    repealed.setMade("2012");
    repealed.setInForceFrom("2012-02");
    repealed.setRepealedOn("2026-01");
    review.setNationalRule(
        new NonPunishmentRules(
            new org.amaan.casework.api.model.LegalProfile("bd", "2026-12", false),
            List.of(repealed),
            List.of()));
    return new PersonsPart(List.of(broker), List.of(review));
  }

  EvidencePart evidence() {
    EvidenceItem chat = item(CHAT, EvidenceKind.MESSAGE, MadeUp.URDU.repeat(4));
    chat.setSha256(HASH);
    chat.setContent(new ContentInfo("text/plain", 1234L, DAY.plusSeconds(120)));
    chat.setPreserves("phone");
    chat.setCorrects(HIDDEN);
    chat.setCorrectedBy(SCAN);
    CustodyEntry given = entry(2, CustodyEntry.ActionEnum.HANDED_OVER);
    given.setTo(receiver());
    given.setReason("storage");
    given.setPlace("مال خانہ، اسلام آباد");
    given.setSeal("B-7");
    given.setDueAt(DAY.plusSeconds(9000));
    given.setCountersigned(CustodyEntry.CountersignedEnum.YES);
    CustodyEntry signed = entry(3, CustodyEntry.ActionEnum.COUNTERSIGNED);
    signed.setAbout(given.getId());
    CustodyEntry outside = entry(4, CustodyEntry.ActionEnum.HANDED_OVER);
    outside.setOutside(OutsideHolder.LABORATORY);
    outside.setReason("examination");
    outside.setName("Head of a made-up laboratory");
    outside.setCountersigned(CustodyEntry.CountersignedEnum.EXTERNAL);
    chat.setChain(
        List.of(
            entry(0, CustodyEntry.ActionEnum.RECORDED),
            entry(1, CustodyEntry.ActionEnum.CONTENT_ADDED),
            given,
            signed,
            outside));
    CustodyGap gap = new CustodyGap(CustodyGap.CodeEnum.TIME_UNACCOUNTED, DAY.plusSeconds(60));
    gap.setEntry(signed.getId());
    chat.setGaps(List.of(gap));
    Holder holder = new Holder(DAY.plusSeconds(400));
    holder.setOutside(OutsideHolder.LABORATORY);
    chat.setHolder(holder);
    EvidenceItem scan =
        item(SCAN, EvidenceKind.MEDICAL_RECORD, "A scan of the abdomen (fictional).");
    scan.setSha256(HASH.replace('9', '8'));
    scan.setContent(new ContentInfo("application/dicom", 300_000_000L, DAY.plusSeconds(120)));
    scan.setChain(List.of(entry(0, CustodyEntry.ActionEnum.RECORDED)));
    Collector nurse = new Collector();
    nurse.setName("نرس ثمینہ (فرضی)");
    scan.setCollectedBy(nurse);
    return new EvidencePart(
            List.of(chat, scan), new EvidenceVerification(true, 2, 6, 0, 0), List.of(), pointers)
        .with(
            List.of(
                EvidencePart.Content.copied(chat, "evidence/" + CHAT + "/content.txt"),
                EvidencePart.Content.withheld(
                    scan, "too-large", "https://cases.example/v1/cases/x/evidence/y/content")));
  }

  private static EvidenceItem item(UUID id, EvidenceKind kind, String description) {
    EvidenceItem item =
        new EvidenceItem(
            id,
            kind,
            MadeUp.AHTC,
            "ahtc-officer-1",
            DAY,
            HandlingCode.H0,
            DAY.minusSeconds(3600),
            List.of());
    item.setDescription(description);
    item.setPlace("A made-up clinic near Lahore");
    return item;
  }

  private static TransferReceiver receiver() {
    TransferReceiver receiver = new TransferReceiver("ahtc", "ahtc-officer-2");
    receiver.setUnit("ahtc-islamabad");
    return receiver;
  }

  private static CustodyEntry entry(int position, CustodyEntry.ActionEnum action) {
    Signer by = new Signer("ahtc");
    by.setUnit("ahtc-islamabad");
    return new CustodyEntry(
        id(50 + position),
        position,
        action,
        by,
        "ahtc-officer-1",
        DAY.plusSeconds(position * 100L),
        DAY.plusSeconds(position * 100L + 5),
        HASH);
  }

  DeadlinesPart deadlines() {
    Deadline met =
        new Deadline(
            DeadlineKind.DECISION,
            DeadlineState.MET,
            DAY,
            DAY.plusSeconds(50_000),
            DAY.plusSeconds(60_000),
            List.of());
    met.setEndedAt(DAY.plusSeconds(55_000));
    met.setAbout(HEARING);
    return new DeadlinesPart(List.of(met));
  }

  TrialPart trial() {
    AgencyRef ahtc = new AgencyRef("ahtc");
    Hearing hearing =
        new Hearing(
            HEARING,
            HearingKind.TESTIMONY,
            CourtLevel.FIRST_INSTANCE_HIGHER,
            DAY.plusSeconds(3600),
            "Asia/Karachi",
            true,
            HearingState.HELD,
            ahtc,
            DAY,
            DAY,
            1L);
    hearing.setCourt("Sessions Court No. 3, Lahore (fictional) سیشن عدالت");
    hearing.setFileNumber("SC-118/2026");
    hearing.setOutcome(HearingOutcome.EVIDENCE_HEARD);
    ProtectionMeasure measure =
        new ProtectionMeasure(
            UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2c02"),
            MeasureKind.SEPARATE_WAITING_ROOM,
            MeasureState.ENDED,
            DAY.plusSeconds(90),
            ahtc,
            DAY,
            DAY,
            1L);
    measure.setSubjectId(UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11"));
    measure.setEndReason(MeasureEndReason.PROCEEDINGS_ENDED);
    CompensationClaim claim =
        new CompensationClaim(
            UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2c03"),
            UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11"),
            ClaimRoute.CRIMINAL_PROCEEDINGS,
            new Money("PKR", 100_000_000_000_000L),
            ClaimState.DECIDED,
            ahtc,
            DAY,
            DAY,
            1L);
    claim.setFilingDueAt(DAY.plusSeconds(86_400 * 82L));
    claim.setAwarded(new Money("IQD", 1_500L));
    return new TrialPart(List.of(hearing), List.of(measure), List.of(claim));
  }

  ProtectionPart protection() {
    return new ProtectionPart(
        List.of(
            new ProtectionPart.Help(
                "medical-care",
                "post-nephrectomy-follow-up",
                new FollowUp(60, 12),
                "completed",
                "served",
                DAY,
                DAY.plusSeconds(90))),
        true,
        false);
  }

  private static JsonNode asNotConfirmed(List<?> results) {
    JsonNode tree = JSON.valueToTree(results);
    tree.findParents("basis")
        .forEach(sentence -> ((ObjectNode) sentence).put("confirmedByCounsel", false));
    return tree;
  }
}
