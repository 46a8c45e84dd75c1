package org.amaan.referral.reflection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A time in which police and prosecution do not learn how to reach the subject, or where. */
@Entity
@DynamicUpdate
@Table(name = "reflection_period")
class ReflectionPeriod {

  @Id private UUID id;
  @Version private long version;

  @Column(updatable = false)
  private UUID subjectId;

  @Column(updatable = false)
  private UUID referralId;

  @Column(updatable = false)
  private String startedBy;

  @Column(updatable = false)
  private Instant startedAt;

  @Column(updatable = false)
  private Instant until;

  @Column(updatable = false)
  private Instant nearAt;

  /** Computed by the database. */
  @Column(insertable = false, updatable = false)
  private @Nullable Instant nextStepAt;

  private @Nullable Instant nearToldAt;
  private @Nullable Instant passedToldAt;
  private @Nullable Instant endedAt;
  private @Nullable String endedBy;
  private @Nullable String endedOn;

  @SuppressWarnings("NullAway.Init")
  protected ReflectionPeriod() {}

  ReflectionPeriod(
      UUID subjectId, UUID referralId, String startedBy, Instant startedAt, Instant until) {
    this.id = Ids.next();
    this.subjectId = subjectId;
    this.referralId = referralId;
    this.startedBy = startedBy;
    this.startedAt = startedAt;
    this.until = until;
    this.nearAt = until.minus(Duration.between(startedAt, until).dividedBy(5));
  }

  boolean runsAt(Instant at) {
    return endedAt == null && at.isBefore(until);
  }

  /**
   * Takes note that its end is told of.
   *
   * @return whether it is over, else near
   */
  boolean tellOfEnd(Instant now) {
    boolean over = !now.isBefore(until);
    if (over) {
      passedToldAt = now;
    } else {
      nearToldAt = now;
    }
    return over;
  }

  void end(String by, EndingGround on, Instant now) {
    endedAt = now;
    endedBy = by;
    endedOn = on.value();
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

  String startedBy() {
    return startedBy;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant until() {
    return until;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  @Nullable String endedOn() {
    return endedOn;
  }
}
