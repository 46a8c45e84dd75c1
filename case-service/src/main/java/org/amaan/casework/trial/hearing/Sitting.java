package org.amaan.casework.trial.hearing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.trial.record.TrialMoveNotAllowed;
import org.amaan.casework.trial.record.TrialRecord;
import org.amaan.casework.trial.record.TrialRecordEnded;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A hearing of a case. What it is due for ends with it. Source: 2-domain, case. */
@Entity
@DynamicUpdate
@Table(name = "hearing")
class Sitting extends TrialRecord {

  private static final String TEXT = "hearing.text";

  private HearingKind kind;

  @Column(name = "court_level")
  private CourtLevel court;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "time_zone")
  private String timeZone;

  @Column(name = "in_camera")
  private boolean inCamera;

  private HearingState state;
  private @Nullable HearingOutcome outcome;

  @Column(name = "sealed_under")
  private UUID sealedUnder;

  private byte[] text;

  @SuppressWarnings("NullAway.Init")
  protected Sitting() {}

  @SuppressWarnings("NullAway.Init") // say() and seal() fill the rest
  Sitting(UUID caseId, String agency, HearingCodes codes, byte[] text, DataKey key, Instant now) {
    super(caseId, agency, now);
    say(codes);
    seal(text, key);
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
    say(codes);
    changed(now);
  }

  private void say(HearingCodes codes) {
    kind = codes.kind();
    court = codes.court();
    startsAt = codes.startsAt();
    timeZone = codes.timeZone();
    inCamera = codes.inCamera();
    state = codes.state();
    outcome = codes.outcome();
  }

  final void seal(byte[] words, DataKey key) {
    sealedUnder = key.owner();
    text = key.seal(id(), TEXT, words);
  }

  HearingCodes codes() {
    return new HearingCodes(kind, court, startsAt, timeZone, inCamera, state, outcome);
  }

  UUID sealedUnder() {
    return sealedUnder;
  }

  byte[] text(DataKey key) {
    return key.open(id(), TEXT, text);
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
