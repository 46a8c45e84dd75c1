package org.amaan.casework.hold;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** An agency keeps what it wrote in a case, whoever asks that it be erased. */
@Entity
@DynamicUpdate
@Table(name = "case_legal_hold")
class LegalHold {

  @Id private UUID id;

  @Column(name = "case_id", updatable = false)
  private UUID caseId;

  @Column(updatable = false)
  private String agency;

  @Column(updatable = false)
  private String ground;

  @Column(name = "placed_at", updatable = false)
  private Instant placedAt;

  @Column(name = "released_at")
  private @Nullable Instant releasedAt;

  @SuppressWarnings("NullAway.Init")
  protected LegalHold() {}

  LegalHold(UUID caseId, String agency, String ground, Instant now) {
    this.id = Ids.next();
    this.caseId = caseId;
    this.agency = agency;
    this.ground = ground;
    this.placedAt = now;
  }

  /** Once is enough: the first release counts. */
  void release(Instant now) {
    if (releasedAt == null) {
      releasedAt = now;
    }
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  String ground() {
    return ground;
  }

  Instant placedAt() {
    return placedAt;
  }

  @Nullable Instant releasedAt() {
    return releasedAt;
  }
}
