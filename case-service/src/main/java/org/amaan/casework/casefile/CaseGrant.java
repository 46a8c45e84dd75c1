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

/** A standing permission of an agency to read a case that it does not hold. */
@Entity
@Table(name = "case_grant")
class CaseGrant {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id")
  private CaseFile caseFile;

  private String agency;

  @Column(name = "granted_at")
  private Instant grantedAt;

  @Column(name = "opened_at")
  private Instant openedAt;

  @SuppressWarnings("NullAway.Init")
  protected CaseGrant() {}

  CaseGrant(CaseFile caseFile, String agency, Instant now) {
    this.id = Ids.next();
    this.caseFile = caseFile;
    this.agency = agency;
    this.grantedAt = now;
    this.openedAt = caseFile.openedAt();
  }

  String agency() {
    return agency;
  }
}
