package org.amaan.casework.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.DeadlineStep;
import org.amaan.platform.ids.Ids;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Something that is due in a case, and who was told when. A fifth of the time before it is due it
 * is near; a fifth after it, it is escalated, what is of the trial at least a day after its unit
 * could be told. Its case decides when it begins and ends.
 */
@Entity
@DynamicUpdate
@Table(name = "case_deadline")
public class CaseDeadline {

  private static final int FIFTHS = 5;

  /** How a deadline ended: in time, late, or because what it was for has ended. */
  public enum Ending {
    MET,
    MISSED,
    DROPPED;

    public String value() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Ending of(String value) {
      return valueOf(value.toUpperCase(Locale.ROOT));
    }
  }

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id")
  private CaseFile caseFile;

  private DeadlineKind kind;
  private @Nullable UUID about;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "near_at")
  private Instant nearAt;

  @Column(name = "due_at")
  private Instant dueAt;

  /** Null of those from before there were kinds that pass later than they are due. */
  @Column(name = "passes_at")
  private @Nullable Instant passesAt;

  @Column(name = "escalates_at")
  private Instant escalatesAt;

  @Column(name = "near_told_at")
  private @Nullable Instant nearToldAt;

  @Column(name = "passed_told_at")
  private @Nullable Instant passedToldAt;

  @Column(name = "escalated_at")
  private @Nullable Instant escalatedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  private @Nullable Ending ending;

  /** When somebody is to be told next; computed by the database, for queries only. */
  @Column(name = "next_step_at", insertable = false, updatable = false)
  private @Nullable Instant nextStepAt;

  @SuppressWarnings("NullAway.Init")
  protected CaseDeadline() {}

  /**
   * @param about the referral, the offer or the record that it is about; null for the case as a
   *     whole
   * @param due may have passed already
   */
  CaseDeadline(
      CaseFile caseFile, DeadlineKind kind, @Nullable UUID about, Instant now, Instant due) {
    Instant startedAt = due.isBefore(now) ? due : now;
    Duration fifth = Duration.between(startedAt, due).dividedBy(FIFTHS);
    this.id = Ids.next();
    this.caseFile = caseFile;
    this.kind = kind;
    this.about = about;
    this.startedAt = startedAt;
    this.nearAt = due.minus(fifth).truncatedTo(ChronoUnit.MILLIS);
    this.dueAt = due;
    this.passesAt = due.plus(kind.grace());
    Instant told = kind.isOfTrial() && passesAt.isBefore(now) ? now : passesAt;
    this.escalatesAt =
        told.plus(
                fifth.compareTo(kind.shortestEscalation()) < 0 ? kind.shortestEscalation() : fifth)
            .truncatedTo(ChronoUnit.MILLIS)
            .plusMillis(1);
  }

  boolean isRunning() {
    return ending == null;
  }

  boolean isOf(DeadlineKind wanted, @Nullable UUID thing) {
    return kind == wanted && Objects.equals(about, thing);
  }

  /**
   * Whether a measure was reviewed: its review was near or had passed, and the next one is later. A
   * time that is moved before, or to an earlier one, is only moved.
   *
   * @param next when it is reviewed next; null when it is not any more
   */
  boolean isReviewed(@Nullable Instant next, Instant now) {
    return kind == DeadlineKind.PROTECTION_REVIEW
        && next != null
        && next.isAfter(dueAt)
        && !now.isBefore(nearAt);
  }

  void end(Ending how, Instant now) {
    ending = how;
    endedAt = now;
  }

  /**
   * Takes the step that is due now, each once and one at a time: a time that is over is not called
   * near any more, and nothing is escalated before its own unit has been told. An offer expires
   * instead.
   */
  Optional<DeadlineStep> step(Instant now) {
    if (!isRunning() || escalatedAt != null) {
      return Optional.empty();
    }
    if (passedToldAt != null) {
      if (now.isBefore(escalatesAt)) {
        return Optional.empty();
      }
      escalatedAt = now;
      return Optional.of(DeadlineStep.ESCALATED);
    }
    if (!now.isBefore(passesAt())) {
      if (kind == DeadlineKind.HANDOVER) {
        return Optional.empty();
      }
      passedToldAt = now;
      return Optional.of(DeadlineStep.PASSED);
    }
    if (nearToldAt == null && !now.isBefore(nearAt)) {
      nearToldAt = now;
      return Optional.of(DeadlineStep.NEAR);
    }
    return Optional.empty();
  }

  boolean wasTold() {
    return nearToldAt != null || passedToldAt != null;
  }

  /**
   * By which reference alerts about it are settled that are neither its custodian's nor of an
   * agency with a grant: those to whoever coordinates, or to the unit that is offered the case.
   */
  public UUID alertsToOthers() {
    return alertsTo(id);
  }

  /**
   * Each who is told has a reference of its own, so that what becomes of a deadline shows to nobody
   * who was told of it and is not concerned any more. Nothing can be read from it.
   *
   * @param concerned the custody or the grant
   */
  UUID alertsTo(UUID concerned) {
    return UUID.nameUUIDFromBytes((id + "/" + concerned).getBytes(StandardCharsets.UTF_8));
  }

  public UUID id() {
    return id;
  }

  public DeadlineKind kind() {
    return kind;
  }

  public @Nullable UUID about() {
    return about;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Instant nearAt() {
    return nearAt;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** From when on it is late. */
  public Instant passesAt() {
    return passesAt == null ? dueAt : passesAt;
  }

  public @Nullable Instant nearToldAt() {
    return nearToldAt;
  }

  public @Nullable Instant passedToldAt() {
    return passedToldAt;
  }

  public @Nullable Instant escalatedAt() {
    return escalatedAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  public @Nullable Ending ending() {
    return ending;
  }
}
