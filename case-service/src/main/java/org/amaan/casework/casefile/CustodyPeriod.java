package org.amaan.casework.casefile;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** One link of the chain of custody: a unit held the case from here to there. */
@Entity
@Table(name = "custody_period")
public class CustodyPeriod {

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "case_id")
  private CaseFile caseFile;

  @Embedded private Unit custodian;
  private Instant since;
  private @Nullable Instant until;

  @SuppressWarnings("NullAway.Init")
  protected CustodyPeriod() {}

  CustodyPeriod(CaseFile caseFile, Unit custodian, Instant since) {
    this.id = Ids.next();
    this.caseFile = caseFile;
    this.custodian = custodian;
    this.since = since;
  }

  UUID id() {
    return id;
  }

  boolean isCurrent() {
    return until == null;
  }

  void end(Instant now) {
    until = now;
  }

  public Unit custodian() {
    return custodian;
  }

  public Instant since() {
    return since;
  }

  public @Nullable Instant until() {
    return until;
  }
}
