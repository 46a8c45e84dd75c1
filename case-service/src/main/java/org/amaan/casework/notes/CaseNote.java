package org.amaan.casework.notes;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What an officer wrote in a case; never changed. */
@Entity
@Immutable
@Table(name = "case_note")
class CaseNote {

  private static final String TEXT = "case_note.text";

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "author_agency"))
  @AttributeOverride(name = "unit", column = @Column(name = "author_unit"))
  private Unit author;

  private String person;

  private HandlingCode handling;

  private @Nullable UUID corrects;

  @Column(name = "sealed_under")
  private UUID sealedUnder;

  private byte[] text;

  @Column(name = "written_at")
  private Instant writtenAt;

  @SuppressWarnings("NullAway.Init")
  protected CaseNote() {}

  CaseNote(
      UUID caseId, Unit author, String person, NewText written, DataKey key, Instant writtenAt) {
    this.id = Ids.next();
    this.caseId = caseId;
    this.author = author;
    this.person = person;
    this.handling = written.handling();
    this.corrects = written.corrects();
    this.sealedUnder = key.owner();
    this.text = key.seal(id, TEXT, written.text().getBytes(StandardCharsets.UTF_8));
    this.writtenAt = writtenAt;
  }

  UUID id() {
    return id;
  }

  Unit author() {
    return author;
  }

  /** Pseudonymous staff id. */
  String person() {
    return person;
  }

  HandlingCode handling() {
    return handling;
  }

  @Nullable UUID corrects() {
    return corrects;
  }

  UUID sealedUnder() {
    return sealedUnder;
  }

  String text(DataKey key) {
    return new String(key.open(id, TEXT, text), StandardCharsets.UTF_8);
  }

  Instant writtenAt() {
    return writtenAt;
  }
}
