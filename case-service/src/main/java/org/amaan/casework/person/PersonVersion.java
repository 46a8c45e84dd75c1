package org.amaan.casework.person;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A person as written once; never changed. */
@Entity
@Immutable
@Table(name = "case_person_version")
class PersonVersion {

  private static final String TEXT = "case_person_version.text";

  @Id private UUID id;

  @Column(name = "person_id")
  private UUID personId;

  @Column(name = "case_id")
  private UUID caseId;

  private long version;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "agency"))
  @AttributeOverride(name = "unit", column = @Column(name = "unit"))
  private Unit author;

  private String person;
  private String kind;
  private String standing;
  private List<String> roles;

  @Column(name = "subject_id")
  private @Nullable UUID subjectId;

  private HandlingCode handling;

  @Column(name = "sealed_under")
  private UUID sealedUnder;

  private byte[] text;

  @Column(name = "written_at")
  private Instant writtenAt;

  @SuppressWarnings("NullAway.Init")
  protected PersonVersion() {}

  PersonVersion(
      PersonEntry entry,
      Unit author,
      String person,
      PersonCodes codes,
      byte[] text,
      DataKey key,
      Instant now) {
    this.id = Ids.next();
    this.personId = entry.id();
    this.caseId = entry.caseId();
    this.version = entry.version();
    this.author = author;
    this.person = person;
    this.kind = codes.kind().toString();
    this.standing = codes.standing().toString();
    this.roles = codes.roles().stream().map(PersonRole::toString).toList();
    this.subjectId = codes.subjectId();
    this.handling = codes.handling();
    this.sealedUnder = key.owner();
    this.text = key.seal(id, TEXT, text);
    this.writtenAt = now;
  }

  long version() {
    return version;
  }

  Unit author() {
    return author;
  }

  /** Pseudonymous staff id. */
  String person() {
    return person;
  }

  PersonCodes codes() {
    return new PersonCodes(
        PersonKind.of(kind),
        PersonStanding.of(standing),
        roles.stream().map(PersonRole::of).toList(),
        subjectId,
        handling);
  }

  UUID sealedUnder() {
    return sealedUnder;
  }

  byte[] text(DataKey key) {
    return key.open(id, TEXT, text);
  }

  Instant writtenAt() {
    return writtenAt;
  }
}
