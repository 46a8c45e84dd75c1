package org.amaan.referral.observation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.HandlingCode;
import org.amaan.knowledge.screening.HowKnown;
import org.amaan.knowledge.screening.InformationGrade;
import org.amaan.knowledge.screening.Observation;
import org.amaan.knowledge.screening.ObservedValue;
import org.amaan.knowledge.screening.ObserverRole;
import org.amaan.knowledge.screening.SourceGrade;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What an agency observed of the person, on a referral. Written once. */
@Entity
@Immutable
@Table(name = "observation")
class ReferralObservation {

  private static final String DETAILS = "observation.details";
  private static final String NOTE = "observation.note";
  private static final ObjectMapper JSON =
      new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

  @Id private UUID id;

  @Column(name = "subject_id")
  private UUID subjectId;

  @Column(name = "referral_id")
  private UUID referralId;

  @Column(name = "recorded_by")
  private String recordedBy;

  private String category;

  @Enumerated(EnumType.STRING)
  private HandlingCode handling;

  private byte[] details;
  private byte @Nullable [] note;
  private @Nullable UUID corrects;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  /** As stored: the words of the contract, which do not change. */
  private record Details(
      String indicator,
      String value,
      String observer,
      @Nullable String observedAt,
      @Nullable String howKnown,
      String sourceGrade,
      int informationGrade) {

    static Details of(Observation observed) {
      return new Details(
          observed.indicator(),
          observed.value().value(),
          observed.observer().value(),
          observed.observedAt() == null ? null : observed.observedAt().toString(),
          observed.howKnown() == null ? null : observed.howKnown().value(),
          observed.sourceGrade().name(),
          observed.informationGrade().number());
    }

    Observation with(HandlingCode handling) {
      return new Observation(
          indicator,
          ObservedValue.of(value),
          ObserverRole.of(observer),
          observedAt == null ? null : Instant.parse(observedAt),
          howKnown == null ? null : HowKnown.of(howKnown),
          SourceGrade.valueOf(sourceGrade),
          InformationGrade.of(informationGrade),
          handling);
    }

    @Override
    public String toString() {
      return "Details[withheld]";
    }
  }

  @SuppressWarnings("NullAway.Init")
  protected ReferralObservation() {}

  ReferralObservation(
      DataKey key,
      UUID referralId,
      String recordedBy,
      DataCategory category,
      Observation observed,
      @Nullable String note,
      @Nullable UUID corrects,
      Instant now) {
    this.id = Ids.next();
    this.subjectId = key.owner();
    this.referralId = referralId;
    this.recordedBy = recordedBy;
    this.category = category.value();
    this.handling = observed.handling();
    this.details = key.seal(id, DETAILS, write(Details.of(observed)));
    this.note = note == null ? null : key.seal(id, NOTE, note.getBytes(StandardCharsets.UTF_8));
    this.corrects = corrects;
    this.recordedAt = now;
  }

  /** In the order of the repository's columns. */
  @Nullable Object[] row() {
    return new @Nullable Object[] {
      id,
      subjectId,
      referralId,
      recordedBy,
      category,
      handling.name(),
      details,
      note,
      corrects,
      recordedAt
    };
  }

  Observation observed(DataKey key) {
    return observed(key, id, details, handling);
  }

  /** Of a row that is not loaded whole. */
  static Observation observed(DataKey key, UUID id, byte[] details, HandlingCode handling) {
    try {
      return JSON.readValue(key.open(id, DETAILS, details), Details.class).with(handling);
    } catch (IOException e) {
      throw unusable();
    }
  }

  boolean hasNote() {
    return note != null;
  }

  String note(DataKey key) {
    return new String(key.open(id, NOTE, Objects.requireNonNull(note)), StandardCharsets.UTF_8);
  }

  UUID id() {
    return id;
  }

  UUID referralId() {
    return referralId;
  }

  String recordedBy() {
    return recordedBy;
  }

  DataCategory category() {
    return DataCategory.of(category);
  }

  HandlingCode handling() {
    return handling;
  }

  @Nullable UUID corrects() {
    return corrects;
  }

  Instant recordedAt() {
    return recordedAt;
  }

  private static byte[] write(Details details) {
    try {
      return JSON.writeValueAsBytes(details);
    } catch (JsonProcessingException e) {
      throw unusable();
    }
  }

  /** Without the cause: its message quotes what it could not read. */
  private static IllegalStateException unusable() {
    return new IllegalStateException(DETAILS + " cannot be converted");
  }
}
