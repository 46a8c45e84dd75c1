package org.amaan.casework.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.Observation;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.SourceGrade;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What was observed. An officer's is never changed; a referral's says what referral-service
 * discloses of it now, and nothing once it discloses nothing.
 */
@Entity
@DynamicUpdate
@Table(name = "case_observation")
class CaseObservation {

  private static final String NOTE = "case_observation.note";

  @Id private UUID id;

  @Column(name = "case_id", updatable = false)
  private UUID caseId;

  @Convert(converter = ObservationColumns.OfOrigin.class)
  @Column(updatable = false)
  private Origin origin;

  @Column(name = "referral_id", updatable = false)
  private @Nullable UUID referralId;

  @Column(updatable = false)
  private String agency;

  @Column(updatable = false)
  private @Nullable String unit;

  @Column(updatable = false)
  private @Nullable String person;

  private @Nullable String indicator;

  @Convert(converter = ObservationColumns.OfValue.class)
  private @Nullable ObservedValue value;

  @Convert(converter = ObservationColumns.OfObserver.class)
  private @Nullable ObserverRole observer;

  @Column(name = "observed_at")
  private @Nullable Instant observedAt;

  @Convert(converter = ObservationColumns.OfHowKnown.class)
  @Column(name = "how_known")
  private @Nullable HowKnown howKnown;

  @Column(name = "source_grade")
  private @Nullable SourceGrade sourceGrade;

  @Convert(converter = ObservationColumns.OfInformationGrade.class)
  @Column(name = "information_grade")
  private @Nullable InformationGrade informationGrade;

  private @Nullable HandlingCode handling;

  @Column(name = "sealed_under", updatable = false)
  private @Nullable UUID sealedUnder;

  @Column(updatable = false)
  private byte @Nullable [] note;

  private @Nullable UUID corrects;

  @Column(name = "reported_corrected")
  private boolean reportedCorrected;

  private List<String> readers;

  @Column(name = "shown_to")
  private List<String> shownTo;

  @Column(name = "recorded_at", updatable = false)
  private Instant recordedAt;

  @SuppressWarnings("NullAway.Init")
  protected CaseObservation() {}

  /** An officer's. */
  CaseObservation(
      UUID caseId,
      Unit by,
      String person,
      Observation observed,
      @Nullable UUID corrects,
      Instant at) {
    this.id = Ids.next();
    this.caseId = caseId;
    this.origin = Origin.CASE;
    this.agency = by.agency();
    this.unit = by.unit();
    this.person = person;
    this.corrects = corrects;
    this.readers = List.of();
    this.shownTo = List.of();
    this.recordedAt = at;
    say(observed);
  }

  /** An observation of a referral, which says nothing before {@link #update}. */
  CaseObservation(UUID caseId, UUID referralId, ReportedObservation reported) {
    this.id = reported.id();
    this.caseId = caseId;
    this.origin = Origin.REFERRAL;
    this.referralId = referralId;
    this.agency = reported.agency();
    this.readers = List.of();
    this.shownTo = List.of();
    this.recordedAt = reported.recordedAt();
  }

  /** An observation that was disclosed to the reader once and is not any more. */
  @SuppressWarnings("NullAway.Init")
  static CaseObservation retracted(
      UUID id,
      UUID caseId,
      UUID referralId,
      String agency,
      @Nullable UUID corrects,
      Instant recordedAt) {
    CaseObservation one = new CaseObservation();
    one.id = id;
    one.caseId = caseId;
    one.origin = Origin.REFERRAL;
    one.referralId = referralId;
    one.agency = agency;
    one.corrects = corrects;
    one.readers = List.of();
    one.shownTo = List.of();
    one.recordedAt = recordedAt;
    return one;
  }

  void seal(DataKey key, String text) {
    sealedUnder = key.owner();
    note = key.seal(id, NOTE, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @return the agencies that are shown it and were not, or the other way round; when it says
   *     something else, all of them
   */
  Set<String> update(ReportedObservation reported) {
    boolean saysTheSame =
        Optional.of(reported.observed()).equals(observed())
            && Objects.equals(corrects, reported.corrects())
            && reportedCorrected == reported.corrected();
    Set<String> concerned = new HashSet<>(readers);
    concerned.addAll(reported.readers());
    if (saysTheSame) {
      concerned.removeIf(one -> readers.contains(one) && reported.readers().contains(one));
    }
    say(reported.observed());
    corrects = reported.corrects();
    reportedCorrected = reported.corrected();
    readers = reported.readers();
    shownTo = Stream.concat(shownTo.stream(), readers.stream()).distinct().sorted().toList();
    return concerned;
  }

  /**
   * Nobody may be shown it any more.
   *
   * @return who was
   */
  Set<String> retract() {
    Set<String> shown = Set.copyOf(readers);
    readers = List.of();
    indicator = null;
    value = null;
    observer = null;
    observedAt = null;
    howKnown = null;
    sourceGrade = null;
    informationGrade = null;
    handling = null;
    return shown;
  }

  private void say(Observation observed) {
    indicator = observed.indicator();
    value = observed.value();
    observer = observed.observer();
    observedAt = observed.observedAt();
    howKnown = observed.howKnown();
    sourceGrade = observed.sourceGrade();
    informationGrade = observed.informationGrade();
    handling = observed.handling();
  }

  /** Empty once it is disclosed to nobody. */
  private Optional<Observation> observed() {
    return indicator == null
            || value == null
            || observer == null
            || sourceGrade == null
            || informationGrade == null
            || handling == null
        ? Optional.empty()
        : Optional.of(
            new Observation(
                indicator,
                value,
                observer,
                observedAt,
                howKnown,
                sourceGrade,
                informationGrade,
                handling));
  }

  /** Empty when it is not disclosed to that agency any more. */
  Optional<Observation> observedFor(@Nullable String reader) {
    return origin == Origin.CASE || (reader != null && readers.contains(reader))
        ? observed()
        : Optional.empty();
  }

  boolean hasNote() {
    return note != null;
  }

  /** Only of one that has a note. */
  UUID sealedUnder() {
    return Objects.requireNonNull(sealedUnder);
  }

  String note(DataKey key) {
    return new String(key.open(id, NOTE, Objects.requireNonNull(note)), StandardCharsets.UTF_8);
  }

  UUID id() {
    return id;
  }

  Origin origin() {
    return origin;
  }

  @Nullable UUID referralId() {
    return referralId;
  }

  String agency() {
    return agency;
  }

  /** Pseudonymous staff id. */
  @Nullable String person() {
    return person;
  }

  @Nullable String indicator() {
    return indicator;
  }

  @Nullable HandlingCode handling() {
    return handling;
  }

  @Nullable UUID corrects() {
    return corrects;
  }

  Instant recordedAt() {
    return recordedAt;
  }
}
