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
import org.amaan.casework.assessment.document.Commitment;
import org.amaan.casework.assessment.document.Reasons;
import org.amaan.casework.assessment.document.Signature;
import org.amaan.casework.assessment.document.SignedContent;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a person has signed; a newer one takes its place, nothing changes it. */
@Entity
@Immutable
@Table(name = "assessment")
class SignedAssessment {

  private static final String PRINT = "assessment.print";

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  private long version;

  @Embedded private Author signer;

  private String content;
  private String hash;

  @Column(name = "key_id")
  private String keyId;

  private byte[] signature;
  private @Nullable UUID supersedes;

  @Column(name = "sealed_under")
  private UUID sealedUnder;

  private byte[] reasons;
  private byte[] print;

  @Column(name = "signed_at")
  private Instant signedAt;

  @SuppressWarnings("NullAway.Init")
  protected SignedAssessment() {}

  /**
   * @param seal of the canonical content
   * @param reasons JSON of {@link Reasons}
   * @param print JSON of the printout as {@link Commitment}
   * @param key the signer's agency's: whoever wrote the draft, the findings are the signer's
   */
  SignedAssessment(
      SignedContent content, Signature seal, String reasons, String print, DataKey key) {
    this.id = content.id();
    this.caseId = content.caseId();
    this.version = content.version();
    this.signer = content.signer();
    this.content = seal.content();
    this.hash = seal.hash();
    this.keyId = seal.keyId();
    this.signature = seal.signature();
    this.supersedes = content.supersedes();
    this.sealedUnder = key.owner();
    this.reasons = key.seal(id, AssessmentDraft.REASONS, reasons.getBytes(StandardCharsets.UTF_8));
    this.print = key.seal(id, PRINT, print.getBytes(StandardCharsets.UTF_8));
    this.signedAt = content.signedAt();
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

  Signature seal() {
    return new Signature(content, hash, keyId, signature.clone());
  }

  UUID sealedUnder() {
    return sealedUnder;
  }

  /** JSON of {@link Reasons}. */
  String reasons(DataKey key) {
    return new String(key.open(id, AssessmentDraft.REASONS, reasons), StandardCharsets.UTF_8);
  }

  /** JSON of {@link Commitment}. */
  String print(DataKey key) {
    return new String(key.open(id, PRINT, print), StandardCharsets.UTF_8);
  }

  Instant signedAt() {
    return signedAt;
  }
}
