package org.amaan.casework.trial.hearing;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.trial.record.TrialMoveNotAllowed;
import org.amaan.casework.trial.record.TrialRecord;
import org.amaan.casework.trial.record.TrialRecordEnded;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A hearing of a case. It is due until it is recorded what became of it. */
@Entity
@DynamicUpdate
@Table(name = "hearing")
class Sitting extends TrialRecord {

  private HearingKind kind;

  @Column(name = "court_level")
  private CourtLevel level;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "in_camera")
  private boolean inCamera;

  private HearingState state;
  private @Nullable HearingOutcome outcome;

  @Embedded
  @AttributeOverride(name = "sealedUnder", column = @Column(name = "sealed_under"))
  @AttributeOverride(name = "sealed", column = @Column(name = "text"))
  private @Nullable SealedWords court;

  @Embedded
  @AttributeOverride(name = "sealedUnder", column = @Column(name = "file_number_sealed_under"))
  @AttributeOverride(name = "sealed", column = @Column(name = "file_number"))
  private @Nullable SealedWords fileNumber;

  @SuppressWarnings("NullAway.Init")
  protected Sitting() {}

  @SuppressWarnings("NullAway.Init") // apply() fills the rest
  Sitting(UUID caseId, String agency, HearingCodes codes, Instant now) {
    super(caseId, agency, now);
    apply(codes);
  }

  /** Refuses a move that the table of states does not have, and any other change of an end. */
  void become(HearingCodes codes, boolean isTextChanged, Instant now) {
    if (codes.state() != state && !state.next().contains(codes.state())) {
      throw new TrialMoveNotAllowed(state, state.next());
    }
    if (state.next().isEmpty()
        && (isTextChanged || !codes.differsInNothingButTheOutcome(codes()))) {
      throw new TrialRecordEnded(state);
    }
    boolean ends = codes.state() != state && codes.state().next().isEmpty();
    apply(codes);
    changed(ends, now);
  }

  private void apply(HearingCodes codes) {
    kind = codes.kind();
    level = codes.level();
    startsAt = codes.startsAt();
    timeZone = codes.timeZone();
    inCamera = codes.inCamera();
    state = codes.state();
    outcome = codes.outcome();
  }

  HearingCodes codes() {
    return new HearingCodes(kind, level, startsAt, timeZone, inCamera, state, outcome);
  }

  @Nullable SealedWords court() {
    return court;
  }

  @Nullable SealedWords fileNumber() {
    return fileNumber;
  }

  void replaceCourt(@Nullable SealedWords words) {
    court = words;
  }

  void replaceFileNumber(@Nullable SealedWords words) {
    fileNumber = words;
  }

  /** Court and file number, as far as they were given. */
  List<SealedWords> words() {
    return Stream.of(court, fileNumber).filter(Objects::nonNull).toList();
  }

  @Override
  public String what() {
    return "hearing";
  }

  @Override
  public String stateWord() {
    return state.value();
  }

  @Override
  public DeadlineKind deadline() {
    return DeadlineKind.HEARING;
  }

  @Override
  public @Nullable Instant due() {
    return state == HearingState.SCHEDULED ? startsAt : null;
  }

  @Override
  public boolean isDone() {
    return state == HearingState.HELD || state == HearingState.ADJOURNED;
  }
}
