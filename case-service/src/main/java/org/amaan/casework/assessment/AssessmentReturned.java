package org.amaan.casework.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;

/** A prosecution has returned a signed assessment with questions; never changed. */
@Entity
@Immutable
@Table(name = "assessment_return")
class AssessmentReturned {

  private static final String QUESTIONS = "assessment_return.questions";

  @Id
  @Column(name = "assessment_id")
  private UUID assessmentId;

  @Column(name = "case_id")
  private UUID caseId;

  private String agency;
  private String person;

  @Column(name = "sealed_under")
  private UUID sealedUnder;

  private byte[] questions;

  @Column(name = "returned_at")
  private Instant returnedAt;

  @SuppressWarnings("NullAway.Init")
  protected AssessmentReturned() {}

  /**
   * @param questions JSON list
   */
  AssessmentReturned(
      SignedAssessment assessment,
      String agency,
      String person,
      String questions,
      DataKey key,
      Instant now) {
    this.assessmentId = assessment.id();
    this.caseId = assessment.caseId();
    this.agency = agency;
    this.person = person;
    this.sealedUnder = key.owner();
    this.questions = key.seal(assessmentId, QUESTIONS, questions.getBytes(StandardCharsets.UTF_8));
    this.returnedAt = now;
  }

  UUID assessmentId() {
    return assessmentId;
  }

  String agency() {
    return agency;
  }

  String person() {
    return person;
  }

  UUID sealedUnder() {
    return sealedUnder;
  }

  String questions(DataKey key) {
    return new String(key.open(assessmentId, QUESTIONS, questions), StandardCharsets.UTF_8);
  }

  Instant returnedAt() {
    return returnedAt;
  }
}
