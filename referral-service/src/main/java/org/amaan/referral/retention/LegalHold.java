package org.amaan.referral.retention;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** An authority's order that everything about a subject is kept: a legal hold. */
@Entity
@Table(name = "legal_hold")
class LegalHold {

  private static final String AUTHORITY = "legal_hold.authority";
  private static final String CASE_NUMBER = "legal_hold.case_number";
  private static final String RELEASE_REASON = "legal_hold.release_reason";

  @Id private UUID id;
  @Version private long version;

  @Column(name = "subject_id", updatable = false)
  private UUID subjectId;

  @Column(name = "placed_by", updatable = false)
  private String placedBy;

  @Column(name = "placed_at", updatable = false)
  private Instant placedAt;

  // Sealed; whom the authority inquires into can be read out of them.
  @Column(updatable = false)
  private byte[] authority;

  @Column(name = "case_number", updatable = false)
  private byte[] caseNumber;

  @Column(name = "until", updatable = false)
  private @Nullable LocalDate lastDay;

  @Column(name = "released_at")
  private @Nullable Instant releasedAt;

  @Column(name = "release_reason")
  private byte @Nullable [] releaseReason;

  @SuppressWarnings("NullAway.Init")
  protected LegalHold() {}

  /**
   * @param lastDay null until it is released
   */
  LegalHold(
      DataKey key,
      String placedBy,
      String authority,
      String caseNumber,
      @Nullable LocalDate lastDay,
      Instant now) {
    this.id = Ids.next();
    this.subjectId = key.owner();
    this.placedBy = placedBy;
    this.placedAt = now;
    this.authority = key.seal(id, AUTHORITY, bytes(authority));
    this.caseNumber = key.seal(id, CASE_NUMBER, bytes(caseNumber));
    this.lastDay = lastDay;
  }

  void release(DataKey key, String reason, Instant now) {
    if (releasedAt != null) {
      throw new LegalHoldReleased();
    }
    releasedAt = now;
    releaseReason = key.seal(id, RELEASE_REASON, bytes(reason));
  }

  String authority(DataKey key) {
    return text(key.open(id, AUTHORITY, authority));
  }

  String caseNumber(DataKey key) {
    return text(key.open(id, CASE_NUMBER, caseNumber));
  }

  @Nullable String releaseReason(DataKey key) {
    return releaseReason == null ? null : text(key.open(id, RELEASE_REASON, releaseReason));
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  Instant placedAt() {
    return placedAt;
  }

  @Nullable LocalDate lastDay() {
    return lastDay;
  }

  @Nullable Instant releasedAt() {
    return releasedAt;
  }

  String placedBy() {
    return placedBy;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
