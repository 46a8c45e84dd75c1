package org.amaan.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.Observation;
import org.amaan.casework.api.model.ProtectionReferral;
import org.amaan.casework.assessment.AssessmentsOfCase;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.dossier.document.Pointers;
import org.amaan.casework.evidence.EvidenceOfCase;
import org.amaan.casework.nonpunishment.ReviewsOfCase;
import org.amaan.casework.observation.ObservationViews;
import org.amaan.casework.observation.ObservationsOfCase;
import org.amaan.casework.person.PersonsOfCase;
import org.amaan.casework.protection.ProtectionOfCase;
import org.amaan.platform.identity.Caller;

/** Reads what was found out and what was done about it, for {@link GatherContents}. */
@ApplicationScoped
class GatherFindings {

  /** Each may be as long as a book. */
  private static final int MOST_ASSESSMENTS = 50;

  private final AssessmentsOfCase assessments;
  private final ObservationsOfCase observations;
  private final PersonsOfCase persons;
  private final ReviewsOfCase reviews;
  private final EvidenceOfCase evidence;
  private final ProtectionOfCase protection;

  GatherFindings(
      AssessmentsOfCase assessments,
      ObservationsOfCase observations,
      PersonsOfCase persons,
      ReviewsOfCase reviews,
      EvidenceOfCase evidence,
      ProtectionOfCase protection) {
    this.assessments = assessments;
    this.observations = observations;
    this.persons = persons;
    this.reviews = reviews;
    this.evidence = evidence;
    this.protection = protection;
  }

  /** They point to each other. */
  record Findings(
      AssessmentsPart assessments, ObservationsPart observations, EvidencePart evidence) {}

  Findings findings(CaseFile file, Caller reader) {
    List<ObservationsOfCase.Shown> seen = observations.shown(reader, file);
    List<Observation> observed =
        oldestFirst(seen.stream().limit(GatherContents.MOST).map(ObservationViews::of).toList());
    List<EvidenceItem> items = evidence.shown(reader, file);
    Pointers pointers =
        new Pointers(
            observed.stream().map(Observation::getId).toList(),
            items.stream().map(EvidenceItem::getId).toList());
    AssessmentsOfCase.Signed signed = assessments.newestSigned(reader, file, MOST_ASSESSMENTS);
    return new Findings(
        new AssessmentsPart(signed.assessments(), signed.hasOlder(), pointers),
        new ObservationsPart(observed, seen.size() > GatherContents.MOST, pointers),
        new EvidencePart(items, evidence.verified(reader, file), List.of(), pointers));
  }

  PersonsPart persons(CaseFile file, Caller reader) {
    return new PersonsPart(
        oldestFirst(persons.shown(reader, file)), oldestFirst(reviews.shown(reader, file)));
  }

  ProtectionPart protection(CaseFile file, Caller reader) {
    List<ProtectionReferral> newest = protection.newest(reader, file, GatherContents.MOST + 1);
    return new ProtectionPart(
        newest.stream().limit(GatherContents.MOST).map(ProtectionPart.Help::of).toList(),
        protection.isFor(reader, file),
        newest.size() > GatherContents.MOST);
  }

  private static <T> List<T> oldestFirst(List<T> newestFirst) {
    List<T> turned = new ArrayList<>(newestFirst);
    Collections.reverse(turned);
    return List.copyOf(turned);
  }
}
