package org.amaan.referral.anonymous.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.jspecify.annotations.Nullable;

/** A report of which nobody knows who wrote it. Its words are sealed under a key of its own. */
@Entity
@Table(name = "anonymous_report")
public class AnonymousReport {

  @Id private UUID id;
  @Version private long version;

  @Column(name = "code_hash", updatable = false)
  private byte[] codeHash;

  @Column(name = "request_hash", updatable = false)
  private byte[] requestHash;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private String kind;

  @Embedded private Circumstances circumstances;

  @Column(updatable = false)
  private byte[] content;

  @Embedded private Ownership ownership;

  @Column(name = "reported_in", updatable = false)
  private Instant reportedIn;

  @Column(name = "due_at", updatable = false)
  private Instant dueAt;

  @Column(name = "released_in", insertable = false, updatable = false)
  private @Nullable Instant releasedIn;

  @Column(name = "received_at")
  private @Nullable Instant receivedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  private @Nullable String outcome;

  @SuppressWarnings("NullAway.Init")
  protected AnonymousReport() {}

  /**
   * @param key new; its owner becomes this report
   * @param reportedIn the full hour
   */
  public AnonymousReport(
      DataKey key,
      byte[] codeHash,
      byte[] requestHash,
      String reference,
      ReportKind kind,
      Circumstances circumstances,
      Content content,
      Ownership ownership,
      Instant reportedIn,
      Instant dueAt) {
    this.id = key.owner();
    this.codeHash = codeHash;
    this.requestHash = requestHash;
    this.reference = reference;
    this.kind = kind.value();
    this.circumstances = circumstances;
    this.content = content.sealed(key, id, Content.OF_REPORT);
    this.ownership = ownership;
    this.reportedIn = reportedIn;
    this.dueAt = dueAt;
  }

  public boolean isRequest(byte[] hash) {
    return MessageDigest.isEqual(requestHash, hash);
  }

  boolean hasCode(byte[] hash) {
    return MessageDigest.isEqual(codeHash, hash);
  }

  public void receive(Instant now) {
    if (state() != ReportState.WAITING) {
      throw new ReportMovedOn(state());
    }
    receivedAt = now;
  }

  /** Also of one that nobody had marked as received. */
  public void close(ReportOutcome with, Instant now) {
    if (state() == ReportState.CLOSED) {
      throw new ReportMovedOn(state());
    }
    receivedAt = receivedAt == null ? now : receivedAt;
    closedAt = now;
    outcome = with.value();
  }

  public ReportState state() {
    if (closedAt != null) {
      return ReportState.CLOSED;
    }
    return receivedAt == null ? ReportState.WAITING : ReportState.RECEIVED;
  }

  public Content content(DataKey key) {
    return Content.open(key, id, Content.OF_REPORT, content);
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  public String reference() {
    return reference;
  }

  public ReportKind kind() {
    return ReportKind.of(kind);
  }

  public Circumstances circumstances() {
    return circumstances;
  }

  public Ownership ownership() {
    return ownership;
  }

  public Instant reportedIn() {
    return reportedIn;
  }

  public Instant dueAt() {
    return dueAt;
  }

  @Nullable public Instant receivedAt() {
    return receivedAt;
  }

  @Nullable public Instant closedAt() {
    return closedAt;
  }

  @Nullable public ReportOutcome outcome() {
    return outcome == null ? null : ReportOutcome.of(outcome);
  }
}
