package org.amaan.referral.withdrawal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * An agency that had read about a subject is asked, after a withdrawal of consent, to confirm that
 * it has deleted what it read or to name the law by which it keeps it.
 */
@Entity
@Table(name = "withdrawal_notice")
class WithdrawalNotice {

  @Id private UUID id;
  @Version private long version;

  @Column(updatable = false)
  private UUID subjectId;

  @Column(updatable = false)
  private List<UUID> consentIds;

  @Column(updatable = false)
  private UUID referralId;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private String agency;

  @Column(updatable = false)
  private String country;

  @Column(updatable = false)
  private Instant askedAt;

  @Column(updatable = false)
  private Instant dueAt;

  private @Nullable Instant overdueAt;
  private @Nullable Instant answeredAt;
  private @Nullable String answer;
  private @Nullable String ground;

  @SuppressWarnings("NullAway.Init")
  protected WithdrawalNotice() {}

  WithdrawalNotice(
      UUID subjectId, List<UUID> consentIds, FormerReader asked, Instant askedAt, Instant dueAt) {
    this.id = Ids.next();
    this.subjectId = subjectId;
    this.consentIds = consentIds;
    this.referralId = asked.referralId();
    this.reference = asked.reference();
    this.agency = asked.agency();
    this.country = asked.country();
    this.askedAt = askedAt;
    this.dueAt = dueAt;
  }

  /**
   * Answered once; what is deleted cannot come back.
   *
   * @param keptOn null when everything was deleted
   */
  void answer(@Nullable KeepingGround keptOn, Instant now) {
    if (answeredAt != null) {
      throw new NoticeAlreadyAnswered();
    }
    answeredAt = now;
    answer = keptOn == null ? "deleted" : "kept";
    ground = keptOn == null ? null : keptOn.value();
  }

  void escalate(Instant now) {
    overdueAt = now;
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  UUID subjectId() {
    return subjectId;
  }

  UUID referralId() {
    return referralId;
  }

  String reference() {
    return reference;
  }

  String agency() {
    return agency;
  }

  String country() {
    return country;
  }

  Instant askedAt() {
    return askedAt;
  }

  Instant dueAt() {
    return dueAt;
  }

  boolean isOverdue() {
    return overdueAt != null && answeredAt == null;
  }

  @Nullable Instant answeredAt() {
    return answeredAt;
  }

  @Nullable String answer() {
    return answer;
  }

  @Nullable String ground() {
    return ground;
  }
}
