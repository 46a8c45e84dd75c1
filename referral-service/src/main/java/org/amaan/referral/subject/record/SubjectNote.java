package org.amaan.referral.subject.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Free text that one agency wrote about a subject: a question, an answer, a reason. */
@Entity
@Immutable
@Table(name = "subject_note")
public class SubjectNote {

  @Id private UUID id;

  @Column(name = "subject_id")
  private UUID subjectId;

  @Column(name = "referral_id")
  private UUID referralId;

  private String kind;

  @Column(name = "author_agency")
  private String authorAgency;

  @Column(name = "addressee_agency")
  private @Nullable String addresseeAgency;

  private byte[] text;

  @Column(name = "created_at")
  private Instant createdAt;

  @SuppressWarnings("NullAway.Init")
  protected SubjectNote() {}

  SubjectNote(
      DataKey key,
      UUID referralId,
      NoteKind kind,
      String authorAgency,
      @Nullable String addresseeAgency,
      String text,
      Instant now) {
    this.id = Ids.next();
    this.subjectId = key.owner();
    this.referralId = referralId;
    this.kind = kind.value();
    this.authorAgency = authorAgency;
    this.addresseeAgency = addresseeAgency;
    this.text = SealedColumn.NOTE_TEXT.seal(key, id, text);
    this.createdAt = now;
  }

  public UUID referralId() {
    return referralId;
  }

  public NoteKind kind() {
    return NoteKind.of(kind);
  }

  public String authorAgency() {
    return authorAgency;
  }

  @Nullable public String addresseeAgency() {
    return addresseeAgency;
  }

  public String text(DataKey key) {
    return SealedColumn.NOTE_TEXT.open(key, id, text);
  }

  public Instant createdAt() {
    return createdAt;
  }
}
