package org.amaan.casework.evidence.chain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.access.Dissemination;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A piece of evidence as it was recorded; never changed. Who has had it is its {@link Chain}. */
@Entity
@Immutable
@Table(name = "evidence")
public class Evidence {

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
  public record New(
      String kind,
      HandlingCode handling,
      @Nullable String preserves,
      @Nullable UUID corrects,
      @Nullable String collectedBy,
      Instant collectedAt,
      SealedText.OfItem statement) {}

  public Evidence(UUID caseId, Unit author, String person, New said, DataKey key, Instant now) {
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
    this.statement = SealedText.seal(key, id, STATEMENT, said.statement());
    this.recordedAt = ChainHash.storable(now);
  }

  void addTo(ChainHash hash) {
    hash.add(id, caseId, author.agency(), author.unit(), person, kind, handling.name())
        .add(preserves, corrects, collectedBy, collectedAt, hashed)
        .add(sealedUnder, statement, recordedAt);
  }

  public SealedText.OfItem statement(DataKey key) {
    return SealedText.open(key, id, STATEMENT, statement, SealedText.OfItem.class);
  }

  public UUID sealedUnder() {
    return sealedUnder;
  }

  /** Otherwise some of them must not even learn that there is such an item. */
  boolean isForAllReaders() {
    return Dissemination.to(false, handling);
  }

  /** Whether it is there for an agency that holds the case, or else reads it by a grant. */
  public boolean isFor(@Nullable String agency, boolean holdsTheCase) {
    return author.agency().equals(agency) || Dissemination.to(holdsTheCase, handling);
  }

  public UUID id() {
    return id;
  }

  public UUID caseId() {
    return caseId;
  }

  public Unit author() {
    return author;
  }

  /** Pseudonymous staff id of who recorded it. */
  public String person() {
    return person;
  }

  public String kind() {
    return kind;
  }

  public HandlingCode handling() {
    return handling;
  }

  public @Nullable String preserves() {
    return preserves;
  }

  public @Nullable UUID corrects() {
    return corrects;
  }

  public @Nullable String collectedBy() {
    return collectedBy;
  }

  public Instant collectedAt() {
    return collectedAt;
  }

  /** Whether the collector gave the hash of a content. */
  public boolean isHashed() {
    return hashed;
  }

  public Instant recordedAt() {
    return recordedAt;
  }
}
