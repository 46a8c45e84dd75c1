package org.amaan.casework.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A standing permission of an agency to read a case that it does not hold. */
@Entity
@DynamicUpdate
@Table(name = "case_grant")
public class CaseGrant {

  private static final long VERSIONS_OF_A_SECOND = 1_000;

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id")
  private CaseFile caseFile;

  private String agency;

  @Column(name = "granted_at")
  private Instant grantedAt;

  @Column(name = "opened_at")
  private Instant openedAt;

  private long version;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** Of what officers of its agency are shown of the trial, beside {@link #version}. */
  @Column(name = "trial_version")
  private long trialVersion;

  @Column(name = "trial_updated_at")
  private @Nullable Instant trialUpdatedAt;

  @SuppressWarnings("NullAway.Init")
  protected CaseGrant() {}

  CaseGrant(CaseFile caseFile, String agency, Instant now) {
    this.id = Ids.next();
    this.caseFile = caseFile;
    this.agency = agency;
    this.grantedAt = now;
    this.openedAt = caseFile.openedAt();
    // Above those of a grant before, which is gone with what its agency was shown then.
    this.version = now.getEpochSecond() * VERSIONS_OF_A_SECOND;
    this.updatedAt = now;
  }

  /** Marks a change that the agency of the grant sees. */
  void shown(Instant now) {
    version++;
    updatedAt = now;
  }

  /** Marks a change that only officers of that agency see. */
  void shownToOfficers(Instant now) {
    trialVersion++;
    trialUpdatedAt = now;
  }

  public long version(boolean isOfficer) {
    return isOfficer ? version + trialVersion : version;
  }

  public Instant updatedAt(boolean isOfficer) {
    return isOfficer && trialUpdatedAt != null && trialUpdatedAt.isAfter(updatedAt)
        ? trialUpdatedAt
        : updatedAt;
  }

  UUID id() {
    return id;
  }

  public String agency() {
    return agency;
  }
}
