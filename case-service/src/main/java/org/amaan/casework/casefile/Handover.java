package org.amaan.casework.casefile;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.HandoverRefusalReason;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** An offer of custody from the custodian unit to another. Its case decides what becomes of it. */
@Entity
@Table(name = "handover")
public class Handover {

  @Id private UUID id;
  @Version private long version;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id")
  private CaseFile caseFile;

  @Column(name = "state")
  private HandoverStatus status;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "from_agency"))
  @AttributeOverride(name = "unit", column = @Column(name = "from_unit"))
  private Unit from;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "to_agency"))
  @AttributeOverride(name = "unit", column = @Column(name = "to_unit"))
  private Unit to;

  private HandoverReason reason;

  @Column(name = "refusal_reason")
  private @Nullable HandoverRefusalReason refusalReason;

  @Column(name = "offered_at")
  private Instant offeredAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  protected Handover() {}

  Handover(CaseFile caseFile, Unit to, HandoverReason reason, Instant dueAt, Instant now) {
    this.id = Ids.next();
    this.caseFile = caseFile;
    this.status = HandoverStatus.OFFERED;
    this.from = caseFile.custodian();
    this.to = to;
    this.reason = reason;
    this.offeredAt = now;
    this.dueAt = dueAt;
  }

  /** Nobody answers an offer that has ended, or whose time is over. */
  void requireOpen(Instant now) {
    if (status != HandoverStatus.OFFERED) {
      throw new HandoverEnded(status);
    }
    if (isOver(now)) {
      throw new HandoverEnded(HandoverStatus.EXPIRED);
    }
  }

  void end(HandoverStatus how, @Nullable HandoverRefusalReason why, Instant now) {
    if (!status.moves().contains(how)) {
      throw new HandoverEnded(status);
    }
    status = how;
    refusalReason = why;
    endedAt = now;
  }

  /** Nobody answers an offer whose time is over, also when its timer has not come round yet. */
  boolean isOver(Instant now) {
    return !now.isBefore(dueAt);
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public CaseFile caseFile() {
    return caseFile;
  }

  public HandoverStatus status() {
    return status;
  }

  public Unit from() {
    return from;
  }

  public Unit to() {
    return to;
  }

  public HandoverReason reason() {
    return reason;
  }

  public @Nullable HandoverRefusalReason refusalReason() {
    return refusalReason;
  }

  public Instant offeredAt() {
    return offeredAt;
  }

  public Instant dueAt() {
    return dueAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }
}
