package org.amaan.casework.trial.measure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.trial.record.TrialMoveNotAllowed;
import org.amaan.casework.trial.record.TrialRecord;
import org.amaan.casework.trial.record.TrialRecordEnded;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A measure that protects a victim or a witness, by reference to the person and without any place.
 * Until it has ended it is reviewed.
 */
@Entity
@DynamicUpdate
@Table(name = "protection_measure")
class Measure extends TrialRecord {

  private MeasureKind kind;

  @Column(name = "subject_id", updatable = false)
  private @Nullable UUID subjectId;

  @Column(name = "person_id", updatable = false)
  private @Nullable UUID personId;

  private MeasureState state;

  @Column(name = "end_reason")
  private @Nullable MeasureEndReason endReason;

  @Column(name = "review_due_at")
  private Instant reviewDueAt;

  @SuppressWarnings("NullAway.Init")
  protected Measure() {}

  @SuppressWarnings("NullAway.Init") // apply() fills the rest
  Measure(UUID caseId, String agency, MeasureForm.Filled filled, Instant now) {
    super(caseId, agency, now);
    subjectId = filled.subjectId();
    personId = filled.personId();
    apply(filled.codes());
  }

  /** Refuses a move that the table of states does not have, and any change of an end. */
  void become(MeasureCodes codes, Instant now) {
    if (state.next().isEmpty()) {
      throw new TrialRecordEnded(state);
    }
    if (codes.state() != state && !state.next().contains(codes.state())) {
      throw new TrialMoveNotAllowed(state, state.next());
    }
    boolean ends = codes.state() != state && codes.state().next().isEmpty();
    apply(codes);
    changed(ends, now);
  }

  private void apply(MeasureCodes codes) {
    kind = codes.kind();
    state = codes.state();
    endReason = codes.endReason();
    reviewDueAt = codes.reviewDueAt();
  }

  MeasureCodes codes() {
    return new MeasureCodes(kind, state, endReason, reviewDueAt);
  }

  @Nullable UUID subjectId() {
    return subjectId;
  }

  @Nullable UUID personId() {
    return personId;
  }

  @Override
  public String what() {
    return "protection-measure";
  }

  @Override
  public String stateWord() {
    return state.value();
  }

  @Override
  public DeadlineKind deadline() {
    return DeadlineKind.PROTECTION_REVIEW;
  }

  @Override
  public @Nullable Instant due() {
    return state == MeasureState.ENDED ? null : reviewDueAt;
  }

  /** The deadline tells by when it is moved whether the measure was reviewed. */
  @Override
  public boolean isDone() {
    return false;
  }
}
