package org.amaan.referral.custody;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Who holds a case and who else may read, as case-service last reported it. */
@Entity
@Table(name = "case_custody")
public class CaseCustody {

  @Id
  @Column(name = "case_id")
  private UUID caseId;

  private long sequence;

  @Column(name = "case_reference")
  private String caseReference;

  private String agency;
  private String unit;
  private Instant since;
  private List<String> readers;
  private boolean closed;

  @SuppressWarnings("NullAway.Init")
  protected CaseCustody() {}

  public CaseCustody(
      UUID caseId,
      long sequence,
      String caseReference,
      String agency,
      String unit,
      Instant since,
      List<String> readers,
      boolean closed) {
    this.caseId = caseId;
    this.sequence = sequence;
    this.caseReference = caseReference;
    this.agency = agency;
    this.unit = unit;
    this.since = since;
    this.readers = List.copyOf(readers);
    this.closed = closed;
  }

  public UUID caseId() {
    return caseId;
  }

  /** Increases with every change: the newest is the true one. */
  public long sequence() {
    return sequence;
  }

  public String agency() {
    return agency;
  }

  public String unit() {
    return unit;
  }

  /** Agencies that read by a grant. */
  public List<String> readers() {
    return readers;
  }

  /** While it is, nobody reads by it. */
  public boolean closed() {
    return closed;
  }

  String caseReference() {
    return caseReference;
  }

  Instant since() {
    return since;
  }
}
