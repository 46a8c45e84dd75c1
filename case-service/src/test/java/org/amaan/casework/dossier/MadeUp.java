package org.amaan.casework.dossier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.api.model.Note;
import org.amaan.casework.api.model.SignatureKeys;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.dossier.DossierContents.Profile;
import org.amaan.casework.dossier.DossierContents.Reader;
import org.amaan.casework.dossier.DossierContents.Subject;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.dossier.document.AgencyNames;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.amaan.casework.dossier.document.Pointers;
import org.amaan.knowledge.HandlingCode;

/** A case that never was. */
final class MadeUp {

  static final String REFERENCE = "C-PK-26-7KQ4-M2XD-R";
  static final UUID SUBJECT = UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b11");
  static final String URDU = "گواہ نے بتایا کہ ڈاکٹر لاہور کے ہسپتال میں تھا، کمرہ 12۔";
  static final String ENGLISH = "Two witnesses name the same broker (fictional).";

  static final Instant DAY = Instant.parse("2026-11-24T09:30:01Z");
  static final UnitRef AHTC = new UnitRef("ahtc", "ahtc-islamabad");
  static final UnitRef LAHORE = new UnitRef("lahore-police", "lahore-investigation");

  /** A directory that knows one agency and its unit. */
  static final AgencyNames NAMES =
      (agency, unit) ->
          (agency.equals("lahore-police") ? "Lahore Police (fictional)" : agency)
              + (unit == null
                  ? ""
                  : " / " + (unit.equals("lahore-investigation") ? "Investigation Wing" : unit));

  private MadeUp() {}

  static DossierContents dossier(DossierLanguage language, String... notes) {
    return inState("with-prosecution", language, notes);
  }

  static DossierContents inState(String state, DossierLanguage language, String... notes) {
    Pointers none = new Pointers(List.of(), List.of());
    return of(
        about(state, null, false),
        language,
        chronology().subList(2, 4),
        new AssessmentsPart(List.of(), false, none),
        new ObservationsPart(List.of(), false, none),
        new PersonsPart(List.of(), List.of()),
        new EvidencePart(List.of(), new EvidenceVerification(true, 0, 0, 0, 0), List.of(), none),
        new NotesPart(notes(notes), false),
        new DeadlinesPart(List.of()),
        new ProtectionPart(List.of(), state.equals("closed"), false),
        new TrialPart(List.of(), List.of(), List.of()));
  }

  /** Of everything something, with words in both scripts. */
  static DossierContents full(DossierLanguage language) {
    MadeUpFindings found = new MadeUpFindings();
    return of(
        about("with-prosecution", null, false),
        language,
        chronology().subList(2, 4),
        found.assessments(),
        found.observations(),
        found.persons(),
        found.evidence(),
        new NotesPart(notes(ENGLISH, URDU), false),
        found.deadlines(),
        found.protection(),
        found.trial());
  }

  /** A closed case: of everything something, of which no more is said than must be. */
  static DossierContents bare(DossierLanguage language) {
    MadeUpBare bare = new MadeUpBare();
    return of(
        about("closed", "transferred-out", true),
        language,
        List.of(),
        bare.assessments(),
        bare.observations(),
        bare.persons(),
        bare.evidence(),
        bare.notes(),
        bare.deadlines(),
        bare.protection(),
        bare.trial());
  }

  private static DossierContents of(
      Subject about,
      DossierLanguage language,
      List<TimelineEntry> handovers,
      AssessmentsPart assessments,
      ObservationsPart observations,
      PersonsPart persons,
      EvidencePart evidence,
      NotesPart notes,
      DeadlinesPart deadlines,
      ProtectionPart protection,
      TrialPart trial) {
    ChronologyPart chronology =
        new ChronologyPart(
            chronology(),
            UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b77"),
            new TreeMap<>(Map.of("hearing-changed", 300L)),
            new Checkpoint("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "a note"));
    return new DossierContents(
        UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b99"),
        DAY.plusSeconds(86_400),
        language,
        ZoneId.of("Asia/Karachi"),
        new Reader("punjab-prosecution", null, "grant"),
        about,
        chronology.last(),
        new SignatureKeys(List.of()),
        List.of(
            assessments,
            chronology,
            new CustodyPart(
                List.of(
                    new CustodyPart.Period(AHTC, DAY, DAY.plusSeconds(7200)),
                    new CustodyPart.Period(LAHORE, DAY.plusSeconds(7200), null)),
                handovers,
                false),
            observations,
            persons,
            evidence,
            notes,
            deadlines,
            protection,
            trial),
        List.of(
            Withheld.heldByReferralService(
                SUBJECT, "https://referrals.example/v1/subjects/" + SUBJECT)));
  }

  private static Subject about(String state, String disposition, boolean confirmedByCounsel) {
    return new Subject(
        UUID.fromString("0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b22"),
        REFERENCE,
        state,
        disposition,
        "PK",
        "immediate-danger",
        "unknown",
        null,
        LAHORE,
        DAY.plusSeconds(7200),
        DAY,
        new Profile("pk", "2026-11", confirmedByCounsel),
        List.of(SUBJECT));
  }

  private static List<TimelineEntry> chronology() {
    return List.of(
        entry(
            0,
            "opened",
            null,
            Map.of("custodian", Map.of("agency", "ahtc", "unit", "ahtc-islamabad"))),
        entry(60, "state-changed", AHTC, Map.of("from", "open", "to", "under-investigation")),
        entry(
            3600,
            "handover-offered",
            AHTC,
            Map.of(
                "handoverId",
                "0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b33",
                "from",
                Map.of("agency", "ahtc", "unit", "ahtc-islamabad"),
                "to",
                Map.of("agency", "lahore-police", "unit", "lahore-investigation"),
                "reason",
                "jurisdiction")),
        entry(
            7200,
            "handover-accepted",
            LAHORE,
            Map.of(
                "from",
                Map.of("agency", "ahtc", "unit", "ahtc-islamabad"),
                "to",
                Map.of("agency", "lahore-police", "unit", "lahore-investigation"),
                "reason",
                "jurisdiction")));
  }

  private static TimelineEntry entry(
      long after, String action, UnitRef by, Map<String, Object> details) {
    TimelineEntry entry = new TimelineEntry(DAY.plusSeconds(after), action);
    if (by != null) {
      entry.setAgency(by.getAgency());
      entry.setUnit(by.getUnit());
    }
    entry.setDetails(details);
    return entry;
  }

  private static List<Note> notes(String... texts) {
    List<Note> notes = new ArrayList<>();
    for (String text : texts) {
      Note note =
          new Note(
              UUID.nameUUIDFromBytes(text.getBytes()),
              LAHORE,
              HandlingCode.H1,
              DAY.plusSeconds(9000 + notes.size()));
      note.setText(text);
      notes.add(note);
    }
    return notes;
  }
}
