package org.amaan.casework.evidence;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.PassedOn;
import org.amaan.casework.casefile.Unit;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A piece of evidence as it was recorded; never changed. Who has had it is its {@link Chain}. */
@Entity
@Immutable
@Table(name = "evidence")
class Evidence {

  private static final String STATEMENT = "evidence.statement";

  @Id private UUID id;

  @Column(name = "case_id")
  private UUID caseId;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "author_agency"))
  @AttributeOverride(name = "unit", column = @Column(name = "author_unit"))
  private Unit author;

  private String person;
  private String kind;

  @Enumerated(EnumType.STRING)
  private HandlingCode handling;

  private @Nullable String preserves;
  private @Nullable UUID corrects;

  @Column(name = "collected_by")
  private @Nullable String collectedBy;

  @Column(name = "collected_at")
  private Instant collectedAt;

  private boolean hashed;

  @Column(name = "sealed_under")
  private UUID sealedUnder;

  private byte[] statement;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @SuppressWarnings("NullAway.Init")
  protected Evidence() {}

  /**
   * What an officer says about an item.
   *
   * @param kind a word of the contract
   * @param collectedBy staff id; null when the statement names the collector
   */
  record New(
      String kind,
      HandlingCode handling,
      @Nullable String preserves,
      @Nullable UUID corrects,
      @Nullable String collectedBy,
      Instant collectedAt,
      Words.Statement statement) {}

  Evidence(UUID caseId, Unit author, String person, New said, DataKey key, Instant now) {
    this.id = Ids.next();
    this.caseId = caseId;
    this.author = author;
    this.person = person;
    this.kind = said.kind();
    this.handling = said.handling();
    this.preserves = said.preserves();
    this.corrects = said.corrects();
    this.collectedBy = said.collectedBy();
    this.collectedAt = ChainHash.storable(said.collectedAt());
    this.hashed = said.statement().sha256() != null;
    this.sealedUnder = key.owner();
    this.statement = Words.seal(key, id, STATEMENT, said.statement());
    this.recordedAt = ChainHash.storable(now);
  }

  void addTo(ChainHash hash) {
    hash.add(id, caseId, author.agency(), author.unit(), person, kind, handling.name())
        .add(preserves, corrects, collectedBy, collectedAt, hashed)
        .add(sealedUnder, statement, recordedAt);
  }

  Words.Statement statement(DataKey key) {
    return Words.open(key, id, STATEMENT, statement, Words.Statement.class);
  }

  UUID sealedUnder() {
    return sealedUnder;
  }

  /** Otherwise some of them must not even learn that there is such an item. */
  boolean isForAllReaders() {
    return PassedOn.to(false, handling);
  }

  /** Whether it is there for an agency that holds the case, or else reads it by a grant. */
  boolean isFor(@Nullable String agency, boolean holdsTheCase) {
    return author.agency().equals(agency) || PassedOn.to(holdsTheCase, handling);
  }

  UUID id() {
    return id;
  }

  UUID caseId() {
    return caseId;
  }

  Unit author() {
    return author;
  }

  /** Pseudonymous staff id of who recorded it. */
  String person() {
    return person;
  }

  String kind() {
    return kind;
  }

  HandlingCode handling() {
    return handling;
  }

  @Nullable String preserves() {
    return preserves;
  }

  @Nullable UUID corrects() {
    return corrects;
  }

  @Nullable String collectedBy() {
    return collectedBy;
  }

  Instant collectedAt() {
    return collectedAt;
  }

  /** Whether the collector gave the hash of a content. */
  boolean isHashed() {
    return hashed;
  }

  Instant recordedAt() {
    return recordedAt;
  }
}
