package org.amaan.casework.trial.measure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.casework.api.model.AgencyRef;
import org.amaan.casework.api.model.ProtectionMeasure;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.person.PersonsOfCase;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.revision.Revision;

/**
 * The protection measures of a case for who was found to read the case. What is shown is audited by
 * who shows it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class MeasuresOfCase {

  private final MeasureRepository measures;
  private final PersonsOfCase persons;

  MeasuresOfCase(MeasureRepository measures, PersonsOfCase persons) {
    this.measures = measures;
    this.persons = persons;
  }

  /** All, newest first. */
  public List<ProtectionMeasure> shown(Caller reader, CaseFile file) {
    return shown(reader, file, measures.all(file));
  }

  /** Leaves the person out where the reader may not know of them any more. */
  List<ProtectionMeasure> shown(Caller reader, CaseFile file, List<Measure> found) {
    Set<UUID> known =
        persons.known(
            reader,
            file,
            found.stream()
                .map(Measure::personId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return found.stream().map(measure -> of(measure, known)).toList();
  }

  /** Of what the reader would be shown of it now. */
  String etag(Caller reader, CaseFile file, Measure measure) {
    return etag(shown(reader, file, List.of(measure)).get(0));
  }

  /** The version, and whether the person is withheld: a measure is for a subject or a person. */
  static String etag(ProtectionMeasure view) {
    boolean isWithheld = view.getSubjectId() == null && view.getPersonId() == null;
    return Revision.etag(view.getVersion(), isWithheld ? "person-withheld" : "");
  }

  private static ProtectionMeasure of(Measure measure, Set<UUID> known) {
    MeasureCodes codes = measure.codes();
    ProtectionMeasure view =
        new ProtectionMeasure(
            measure.id(),
            codes.kind(),
            codes.state(),
            codes.reviewDueAt(),
            new AgencyRef(measure.agency()),
            measure.enteredAt(),
            measure.changedAt(),
            measure.version());
    view.setSubjectId(measure.subjectId());
    UUID person = measure.personId();
    view.setPersonId(person != null && known.contains(person) ? person : null);
    view.setEndReason(codes.endReason());
    return view;
  }
}
