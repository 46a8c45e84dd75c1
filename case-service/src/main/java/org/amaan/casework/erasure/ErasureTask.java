package org.amaan.casework.erasure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.ids.Ids;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The question to an agency whether what it wrote in a closed case may be erased. Put once for each
 * closing; answered once; over when the case goes on. Nobody else knows that it was put.
 */
@Entity
@DynamicUpdate
@Table(name = "case_task")
class ErasureTask {

  static final String KIND = "erasure-answer";
  private static final Duration TIME = Duration.ofDays(7);

  @Id private UUID id;
  @Version private long version;

  @Column(name = "case_id", updatable = false)
  private UUID caseId;

  @Column(updatable = false)
  private String agency;

  @Column(updatable = false)
  private String kind;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private long closing;

  @Column(name = "opened_at", updatable = false)
  private Instant openedAt;

  @Column(name = "due_at", updatable = false)
  private Instant dueAt;

  @Column(name = "overdue_at")
  private @Nullable Instant overdueAt;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  private @Nullable String decision;
  private @Nullable String ground;

  @SuppressWarnings("NullAway.Init")
  protected ErasureTask() {}

  ErasureTask(CaseFile file, String agency, Instant now) {
    this.id = Ids.next();
    this.caseId = file.id();
    this.agency = agency;
    this.kind = KIND;
    this.reference = file.reference();
    this.closing = file.feedbackVersion();
    this.openedAt = now;
    this.dueAt = now.plus(TIME);
  }

  /** Whether the case is as it was when the agency was asked; null when nobody sees the case. */
  boolean isAbout(@Nullable CaseFile file) {
    return file != null && file.isClosed() && file.feedbackVersion() == closing;
  }

  void confirm(Instant now) {
    requireOpen();
    decision = "confirmed";
    settledAt = now;
  }

  /**
   * @param law by which the agency keeps what it wrote; a word of the contract
   */
  void reject(String law, Instant now) {
    requireOpen();
    decision = "rejected";
    ground = law;
    settledAt = now;
  }

  void requireOpen() {
    if (settledAt != null) {
      throw new TaskSettled();
    }
  }

  /**
   * @return whether it was time, and nobody had been told before
   */
  boolean escalate(Instant now) {
    if (settledAt != null || overdueAt != null || now.isBefore(dueAt)) {
      return false;
    }
    overdueAt = now;
    return true;
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  UUID caseId() {
    return caseId;
  }

  String agency() {
    return agency;
  }

  String reference() {
    return reference;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant dueAt() {
    return dueAt;
  }

  boolean isOverdue() {
    return overdueAt != null;
  }

  @Nullable Instant settledAt() {
    return settledAt;
  }

  @Nullable String decision() {
    return decision;
  }

  @Nullable String ground() {
    return ground;
  }
}
