package org.amaan.referral.emergency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.disclosure.decision.Emergency;
import org.jspecify.annotations.Nullable;

/**
 * One person reads one subject's data for an hour without consent, to save life or to protect, and
 * answers for it to another person.
 */
@Entity
@Table(name = "emergency_access")
class EmergencyAccess {

  private static final Duration LASTS = Duration.ofHours(1);
  private static final Duration REVIEWED_WITHIN = Duration.ofHours(24);

  private static final String REASON = "emergency_access.reason";
  private static final String REVIEW_NOTE = "emergency_access.review_note";

  @Id private UUID id;
  @Version private long version;

  @Column(updatable = false)
  private UUID subjectId;

  @Column(updatable = false)
  private String recordedBy;

  @Column(updatable = false)
  private UUID referralId;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private String country;

  @Column(updatable = false)
  private String agency;

  @Column(updatable = false)
  private @Nullable String unit;

  @Column(updatable = false)
  private String person;

  @Column(updatable = false)
  private String purpose;

  @Column(updatable = false)
  private byte[] reason;

  @Column(updatable = false)
  private Instant openedAt;

  private Instant endsAt;

  @Column(updatable = false)
  private Instant reviewDueAt;

  private @Nullable Instant escalatedAt;
  private @Nullable Instant reviewedAt;
  private @Nullable String reviewedBy;
  private @Nullable String verdict;
  private byte @Nullable [] reviewNote;

  @SuppressWarnings("NullAway.Init")
  protected EmergencyAccess() {}

  /** Who opens it, and on what. */
  record Opening(
      UUID subjectId,
      String recordedBy,
      UUID referralId,
      String reference,
      String country,
      String agency,
      @Nullable String unit,
      String person,
      Purpose purpose) {}

  EmergencyAccess(Opening opening, DataKey key, String reason, Instant now) {
    this.id = Ids.next();
    this.subjectId = opening.subjectId();
    this.recordedBy = opening.recordedBy();
    this.referralId = opening.referralId();
    this.reference = opening.reference();
    this.country = opening.country();
    this.agency = opening.agency();
    this.unit = opening.unit();
    this.person = opening.person();
    this.purpose = opening.purpose().value();
    this.reason = key.seal(id, REASON, reason.getBytes(StandardCharsets.UTF_8));
    this.openedAt = now;
    this.endsAt = now.plus(LASTS);
    this.reviewDueAt = now.plus(REVIEWED_WITHIN);
  }

  /**
   * Reviewed once; what was not justified ends now.
   *
   * @param key null when the subject has been erased, and then the note is not kept
   */
  void review(
      String reviewer, Verdict found, @Nullable DataKey key, @Nullable String note, Instant now) {
    if (reviewedAt != null) {
      throw new EmergencyAccessReviewed();
    }
    reviewedAt = now;
    reviewedBy = reviewer;
    verdict = found.value();
    if (key != null && note != null) {
      reviewNote = key.seal(id, REVIEW_NOTE, note.getBytes(StandardCharsets.UTF_8));
    }
    if (found == Verdict.NOT_JUSTIFIED && now.isBefore(endsAt)) {
      endsAt = now;
    }
  }

  void escalate(Instant now) {
    escalatedAt = now;
  }

  Emergency reading() {
    return new Emergency(id, referralId, Purpose.of(purpose), endsAt);
  }

  String reason(DataKey key) {
    return text(key.open(id, REASON, reason));
  }

  @Nullable String reviewNote(DataKey key) {
    return reviewNote == null ? null : text(key.open(id, REVIEW_NOTE, reviewNote));
  }

  private static String text(byte[] opened) {
    return new String(opened, StandardCharsets.UTF_8);
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

  String recordedBy() {
    return recordedBy;
  }

  UUID referralId() {
    return referralId;
  }

  String reference() {
    return reference;
  }

  String country() {
    return country;
  }

  String agency() {
    return agency;
  }

  @Nullable String unit() {
    return unit;
  }

  String person() {
    return person;
  }

  String purpose() {
    return purpose;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  Instant reviewDueAt() {
    return reviewDueAt;
  }

  boolean isReviewed() {
    return reviewedAt != null;
  }

  boolean isEscalated() {
    return escalatedAt != null;
  }

  @Nullable Instant reviewedAt() {
    return reviewedAt;
  }

  @Nullable String reviewedBy() {
    return reviewedBy;
  }

  @Nullable String verdict() {
    return verdict;
  }
}
