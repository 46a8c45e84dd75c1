package org.amaan.casework.trial.record;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What hearings, protection measures and claims have in common: whose entry it is, in which case,
 * how often it was changed.
 */
@MappedSuperclass
public abstract class TrialRecord {

  @Id private UUID id;

  @Column(name = "case_id", updatable = false)
  private UUID caseId;

  @Column(updatable = false)
  private String agency;

  @Column(name = "entered_at", updatable = false)
  private Instant enteredAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  private long version;

  @Transient private boolean endedNow;

  @SuppressWarnings("NullAway.Init")
  protected TrialRecord() {}

  protected TrialRecord(UUID caseId, String agency, Instant now) {
    this.id = Ids.next();
    this.caseId = caseId;
    this.agency = agency;
    this.enteredAt = now;
    this.changedAt = now;
  }

  /**
   * Whoever changes it holds the case, so that nobody else does at the same time.
   *
   * @param ends which it can once, however often it was changed
   */
  protected void changed(boolean ends, Instant now) {
    if (version >= TooManyChanges.LIMIT && !ends) {
      throw new TooManyChanges();
    }
    version++;
    changedAt = now;
    endedNow = ends;
  }

  /** Whether its last change, made just now, ended it. */
  boolean hasEndedNow() {
    return endedNow;
  }

  /** The word of its kind in the timeline, such as {@code hearing}. */
  public abstract String what();

  public abstract String stateWord();

  /** Which deadline of the case follows it. */
  public abstract DeadlineKind deadline();

  /** When somebody must see to it next; null when nobody must. */
  public abstract @Nullable Instant due();

  /** Whether what was due before its last change was done by that. */
  public abstract boolean isDone();

  public UUID id() {
    return id;
  }

  public UUID caseId() {
    return caseId;
  }

  /** Who entered it. */
  public String agency() {
    return agency;
  }

  public Instant enteredAt() {
    return enteredAt;
  }

  public Instant changedAt() {
    return changedAt;
  }

  public long version() {
    return version;
  }
}
