package org.amaan.casework.nonpunishment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.terms.NonPunishmentOutcome;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * The question whether a subject who is accused in a case is to be punished. Of a person and a
 * subject one is open at a time, and each is answered once. Source: ADR 22.
 */
@Entity
@DynamicUpdate
@Table(name = "non_punishment_review")
class Review {

  /** Whom the service has told of a review that nobody has answered, one after the other. */
  enum Escalation {
    NOBODY,
    SUPERVISOR,
    COORDINATOR
  }

  private static final String REASON = "non_punishment_review.reason";

  @Id private UUID id;

  @Column(name = "case_id", updatable = false)
  private UUID caseId;

  @Column(name = "person_id", updatable = false)
  private UUID personId;

  @Column(name = "subject_id", updatable = false)
  private UUID subjectId;

  @Column(name = "raised_at", updatable = false)
  private Instant raisedAt;

  @Column(name = "due_at", updatable = false)
  private Instant dueAt;

  @Enumerated(EnumType.STRING)
  private Escalation escalation;

  private @Nullable String outcome;

  @Column(name = "sealed_under")
  private @Nullable UUID sealedUnder;

  private byte @Nullable [] reason;

  @Column(name = "concluded_agency")
  private @Nullable String concludedAgency;

  @Column(name = "concluded_by")
  private @Nullable String concludedBy;

  @Column(name = "concluded_at")
  private @Nullable Instant concludedAt;

  @SuppressWarnings("NullAway.Init")
  protected Review() {}

  Review(UUID caseId, UUID personId, UUID subjectId, Instant dueAt, Instant now) {
    this.id = Ids.next();
    this.caseId = caseId;
    this.personId = personId;
    this.subjectId = subjectId;
    this.dueAt = dueAt;
    this.raisedAt = now;
    this.escalation = Escalation.NOBODY;
  }

  void conclude(
      NonPunishmentOutcome how,
      String why,
      DataKey key,
      String agency,
      String person,
      Instant now) {
    if (!isOpen()) {
      throw new ReviewConcluded();
    }
    outcome = how.toString();
    sealedUnder = key.owner();
    reason = key.seal(id, REASON, why.getBytes(StandardCharsets.UTF_8));
    concludedAgency = agency;
    concludedBy = person;
    concludedAt = now;
  }

  /**
   * @return whether it was time, and this step had not been taken before
   */
  boolean escalate(Escalation to, Instant now) {
    if (!isOpen() || now.isBefore(dueAt) || escalation.compareTo(to) >= 0) {
      return false;
    }
    escalation = to;
    return true;
  }

  boolean isOpen() {
    return concludedAt == null;
  }

  /** The conclusion answers whatever the person is charged with next. */
  boolean letsProceedingsGoOn() {
    NonPunishmentOutcome how = outcome();
    return how == NonPunishmentOutcome.PROCEEDS_WITH_REASON
        || how == NonPunishmentOutcome.NOT_A_VICTIM;
  }

  /** Null while it is open. */
  @Nullable UUID sealedUnder() {
    return sealedUnder;
  }

  /** Null while it is open. */
  @Nullable String reason(DataKey key) {
    return reason == null ? null : new String(key.open(id, REASON, reason), StandardCharsets.UTF_8);
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  UUID personId() {
    return personId;
  }

  UUID subjectId() {
    return subjectId;
  }

  Instant raisedAt() {
    return raisedAt;
  }

  Instant dueAt() {
    return dueAt;
  }

  Escalation escalation() {
    return escalation;
  }

  @Nullable NonPunishmentOutcome outcome() {
    return outcome == null ? null : NonPunishmentOutcome.of(outcome);
  }

  @Nullable String concludedAgency() {
    return concludedAgency;
  }

  /** Pseudonymous staff id. */
  @Nullable String concludedBy() {
    return concludedBy;
  }

  @Nullable Instant concludedAt() {
    return concludedAt;
  }
}
