package org.amaan.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.SubjectRef;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseReferral;
import org.amaan.casework.casefile.reading.CaseViews;
import org.amaan.casework.dossier.DossierContents.Profile;
import org.amaan.casework.dossier.DossierContents.Reader;
import org.amaan.casework.dossier.DossierContents.Subject;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.dossier.document.DossierLanguage;
import org.amaan.casework.links.Links;
import org.amaan.casework.signature.SigningKeys;
import org.amaan.knowledge.LegalProfile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;

/** Reads what a dossier is made of, each part as its reader may have it. */
@ApplicationScoped
class GatherContents {

  /**
   * Of each part, of the chronology beside what it has whole; a case with more says that there are
   * older ones.
   */
  static final int MOST = 1000;

  private final GatherRecord record;
  private final GatherFindings findings;
  private final SigningKeys keys;
  private final Links links;
  private final Clock clock;

  GatherContents(
      GatherRecord record, GatherFindings findings, SigningKeys keys, Links links, Clock clock) {
    this.record = record;
    this.findings = findings;
    this.keys = keys;
    this.links = links;
    this.clock = clock;
  }

  DossierContents of(CaseFile file, Caller reader, DossierLanguage language) {
    UUID id = Ids.next();
    List<SubjectRef> subjects =
        links.subjects(file.referrals().stream().map(CaseReferral::subjectId).distinct().toList());
    ChronologyPart chronology = record.chronology(file, id);
    GatherFindings.Findings found = findings.findings(file, reader);
    return new DossierContents(
        id,
        clock.instant(),
        language,
        file.legalProfile().timeZone(),
        new Reader(
            reader.requireAgency(),
            reader.unit(),
            file.isHeldBy(reader.agency(), reader.unit()) ? "custodian" : "grant"),
        about(file, subjects),
        chronology.last(),
        keys.published(),
        List.of(
            found.assessments(),
            chronology,
            record.custody(file, reader),
            found.observations(),
            findings.persons(file, reader),
            found.evidence(),
            record.notes(file, reader),
            record.deadlines(file, reader),
            findings.protection(file, reader),
            findings.trial(file, reader)),
        subjects.stream()
            .map(
                subject ->
                    Withheld.heldByReferralService(subject.getSubjectId(), subject.getLink()))
            .toList());
  }

  private static Subject about(CaseFile file, List<SubjectRef> subjects) {
    LegalProfile profile = file.legalProfile();
    return new Subject(
        file.id(),
        file.reference(),
        file.status().value(),
        file.disposition() == null ? null : file.disposition().toString(),
        file.country(),
        file.urgency().value(),
        file.ageClass().value(),
        file.crossBorder(),
        CaseViews.unit(file.custodian()),
        file.custodianSince(),
        file.openedAt(),
        new Profile(profile.id(), profile.version(), profile.confirmedByCounsel()),
        subjects.stream().map(SubjectRef::getSubjectId).toList());
  }
}
