package org.amaan.referral.finding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;

/** What an agency that has the person in care found out, beside the record. */
@Entity
@Immutable
@Table(name = "finding")
class Finding {

  private static final String TEXT = "finding.text";

  @Id private UUID id;

  @Column(name = "subject_id")
  private UUID subjectId;

  @Column(name = "recorded_by")
  private String recordedBy;

  private String category;
  private byte[] text;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @SuppressWarnings("NullAway.Init")
  protected Finding() {}

  Finding(DataKey key, String recordedBy, DataCategory category, String text, Instant now) {
    this.id = Ids.next();
    this.subjectId = key.owner();
    this.recordedBy = recordedBy;
    this.category = category.value();
    this.text = key.seal(id, TEXT, text.getBytes(StandardCharsets.UTF_8));
    this.recordedAt = now;
  }

  String text(DataKey key) {
    return new String(key.open(id, TEXT, text), StandardCharsets.UTF_8);
  }

  UUID id() {
    return id;
  }

  String recordedBy() {
    return recordedBy;
  }

  DataCategory category() {
    return DataCategory.of(category);
  }

  Instant recordedAt() {
    return recordedAt;
  }
}
