package org.amaan.casework.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.Hearing;
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
import org.amaan.casework.trial.claim.ClaimsOfCase;
import org.amaan.casework.trial.hearing.HearingsOfCase;
import org.amaan.casework.trial.measure.MeasuresOfCase;
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
  private final HearingsOfCase hearings;
  private final MeasuresOfCase measures;
  private final ClaimsOfCase claims;

  GatherFindings(
      AssessmentsOfCase assessments,
      ObservationsOfCase observations,
      PersonsOfCase persons,
      ReviewsOfCase reviews,
      EvidenceOfCase evidence,
      ProtectionOfCase protection,
      HearingsOfCase hearings,
      MeasuresOfCase measures,
      ClaimsOfCase claims) {
    this.assessments = assessments;
    this.observations = observations;
    this.persons = persons;
    this.reviews = reviews;
    this.evidence = evidence;
    this.protection = protection;
    this.hearings = hearings;
    this.measures = measures;
    this.claims = claims;
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

  TrialPart trial(CaseFile file, Caller reader) {
    return new TrialPart(
        hearings.shown(reader, file).stream()
            .sorted(Comparator.comparing(Hearing::getStartsAt).thenComparing(Hearing::getId))
            .toList(),
        oldestFirst(measures.shown(reader, file)),
        oldestFirst(claims.shown(reader, file)));
  }

  private static <T> List<T> oldestFirst(List<T> newestFirst) {
    List<T> turned = new ArrayList<>(newestFirst);
    Collections.reverse(turned);
    return List.copyOf(turned);
  }
}
