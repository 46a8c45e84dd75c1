package org.amaan.casework.protection;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A referral that was sent out of a case for help, as referral-service last reported it to one
 * agency, and for no other to read. Its id is the referral's own.
 */
@Entity
@Table(name = "protection_referral")
class ProtectionReferral {

  /** All that a report says; the words are those of the contract. */
  @Embeddable
  record Report(
      long sequence,
      @Column(name = "told_to") String toldTo,
      String state,
      String reference,
      @Column(name = "subject_id") UUID subjectId,
      @Column(name = "receiver_agency") @Nullable String receiver,
      String need,
      @Column(name = "service_type") @Nullable String serviceType,
      @Nullable Integer months,
      @Column(name = "interval_months") @Nullable Integer intervalMonths,
      @Nullable String outcome,
      @Column(name = "due_at") @Nullable Instant dueAt,
      @Column(name = "submitted_at") Instant submittedAt,
      @Column(name = "state_since") Instant stateSince) {}

  @Id private UUID id;

  @Column(name = "case_id", updatable = false)
  private UUID caseId;

  @Embedded private Report report;

  @SuppressWarnings("NullAway.Init")
  protected ProtectionReferral() {}

  ProtectionReferral(UUID id, UUID caseId, Report report) {
    this.id = id;
    this.caseId = caseId;
    this.report = report;
  }

  /** False when a newer report, or this one, was here first. */
  boolean take(Report newer) {
    if (newer.sequence() <= report.sequence()) {
      return false;
    }
    report = newer;
    return true;
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  Report report() {
    return report;
  }
}
