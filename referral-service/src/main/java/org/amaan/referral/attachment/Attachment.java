package org.amaan.referral.attachment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.files.SealedFile;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.FileKey;
import org.hibernate.annotations.Immutable;

/** A file that a party added to a referral. Written once. */
@Entity
@Immutable
@Table(name = "attachment")
class Attachment {

  private static final String DETAILS = "attachment.details";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Id private UUID id;

  @Column(name = "subject_id")
  private UUID subjectId;

  @Column(name = "referral_id")
  private UUID referralId;

  private String category;

  @Column(name = "media_type")
  private String mediaType;

  private long size;
  private int chunks;
  private byte[] details;

  @Column(name = "file_key")
  private byte[] fileKey;

  @Column(name = "added_by")
  private String addedBy;

  @Column(name = "added_at")
  private Instant addedAt;

  @SuppressWarnings("NullAway.Init")
  protected Attachment() {}

  /**
   * @param sha256 of the plain file, in hexadecimal
   */
  record Details(String fileName, String sha256) {
    @Override
    public String toString() {
      return "Details[withheld]";
    }
  }

  Attachment(
      DataKey key,
      UUID id,
      UUID referralId,
      DataCategory category,
      SealedFile file,
      FileName name,
      String addedBy,
      Instant now) {
    this.id = id;
    this.subjectId = key.owner();
    this.referralId = referralId;
    this.category = category.value();
    this.mediaType = file.type().mediaType();
    this.size = file.size();
    this.chunks = file.content().chunks();
    this.details = key.seal(id, DETAILS, write(new Details(name.text(), file.sha256())));
    this.fileKey = file.key().seal(key);
    this.addedBy = addedBy;
    this.addedAt = now;
  }

  /** Bound to whom and what it is about. */
  static FileKey newKey(UUID id, UUID subjectId, UUID referralId) {
    return FileKey.make(id, subjectId, referralId);
  }

  FileKey key(DataKey subjects) {
    return FileKey.open(subjects, fileKey, id, subjectId, referralId);
  }

  Details details(DataKey key) {
    try {
      return JSON.readValue(key.open(id, DETAILS, details), Details.class);
    } catch (IOException e) {
      throw unusable();
    }
  }

  UUID id() {
    return id;
  }

  UUID referralId() {
    return referralId;
  }

  DataCategory category() {
    return DataCategory.of(category);
  }

  String mediaType() {
    return mediaType;
  }

  long size() {
    return size;
  }

  int chunks() {
    return chunks;
  }

  String addedBy() {
    return addedBy;
  }

  Instant addedAt() {
    return addedAt;
  }

  private static byte[] write(Details details) {
    try {
      return JSON.writeValueAsBytes(details);
    } catch (JsonProcessingException e) {
      throw unusable();
    }
  }

  /** Without the cause: its message quotes what it could not read. */
  private static IllegalStateException unusable() {
    return new IllegalStateException(DETAILS + " cannot be converted");
  }
}
