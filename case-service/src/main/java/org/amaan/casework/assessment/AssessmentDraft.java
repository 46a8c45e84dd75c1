package org.amaan.casework.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.assessment.document.Author;
import org.amaan.casework.assessment.document.Basis;
import org.amaan.casework.assessment.document.FindingCodes;
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;

/** What the findings in a case are so far: one of each case, until it is signed. */
@Entity
@Table(name = "assessment_draft")
class AssessmentDraft {

  static final String REASONS = "assessment.reasons";

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  private long version;

  @Embedded private Author author;

  private String recorded;
  private String basis;

  @Column(name = "sealed_under")
  private UUID sealedUnder;

  private byte[] reasons;

  @Column(name = "written_at")
  private Instant writtenAt;

  @SuppressWarnings("NullAway.Init")
  protected AssessmentDraft() {}

  /**
   * What somebody writes.
   *
   * @param recorded JSON of {@link FindingCodes}
   * @param basis JSON of {@link Basis}
   * @param reasons JSON of {@link Reasons}
   * @param key under which the reasons are sealed
   */
  record Version(
      long number,
      Author author,
      String recorded,
      String basis,
      String reasons,
      DataKey key,
      Instant writtenAt) {}

  @SuppressWarnings("NullAway.Init") // replaceBy() fills the rest
  AssessmentDraft(UUID caseId, Version first) {
    this.id = Ids.next();
    this.caseId = caseId;
    replaceBy(first);
  }

  /** Puts this in place of what was written before. */
  final void replaceBy(Version written) {
    version = written.number();
    author = written.author();
    recorded = written.recorded();
    basis = written.basis();
    sealedUnder = written.key().owner();
    reasons = written.key().seal(id, REASONS, written.reasons().getBytes(StandardCharsets.UTF_8));
    writtenAt = written.writtenAt();
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  long version() {
    return version;
  }

  Author author() {
    return author;
  }

  /** JSON of {@link FindingCodes}. */
  String recorded() {
    return recorded;
  }

  /** JSON of {@link Basis}. */
  String basis() {
    return basis;
  }

  UUID sealedUnder() {
    return sealedUnder;
  }

  /** JSON of {@link Reasons}. */
  String reasons(DataKey key) {
    return new String(key.open(id, REASONS, reasons), StandardCharsets.UTF_8);
  }

  Instant writtenAt() {
    return writtenAt;
  }
}
