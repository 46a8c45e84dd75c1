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
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.casework.assessment.document.FindingCodes;
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

  @SuppressWarnings("NullAway.Init") // rewrite() fills the rest
  AssessmentDraft(UUID caseId) {
    this.id = Ids.next();
    this.caseId = caseId;
  }

  /** Puts this in place of what was written before. */
  void rewrite(
      long newVersion,
      Author by,
      String newRecorded,
      String newBasis,
      String newReasons,
      DataKey key,
      Instant now) {
    version = newVersion;
    author = by;
    recorded = newRecorded;
    basis = newBasis;
    sealedUnder = key.owner();
    reasons = key.seal(id, REASONS, newReasons.getBytes(StandardCharsets.UTF_8));
    writtenAt = now;
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
