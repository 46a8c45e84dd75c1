package org.amaan.casework.evidence.chain;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.FileKey;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One entry of an item's chain of custody, with the hash that covers the entry before it. */
@Entity
@Immutable
@Table(name = "evidence_entry")
public class EvidenceEntry {

  private static final String SEALED = "evidence_entry.sealed";

  @Id private UUID id;

  @Column(name = "evidence_id")
  private UUID evidenceId;

  private int position;

  @Column(name = "case_id")
  private UUID caseId;

  private String action;
  private String agency;
  private @Nullable String unit;
  private String person;
  private @Nullable UUID about;
  @Embedded private @Nullable Holder to;
  private @Nullable String reason;

  @Column(name = "happened_at")
  private Instant happenedAt;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "media_type")
  private @Nullable String mediaType;

  private @Nullable Long size;
  private @Nullable Integer pieces;

  @Column(name = "sealed_under")
  private @Nullable UUID sealedUnder;

  private byte @Nullable [] sealed;
  private Instant at;
  private byte[] hash;

  @SuppressWarnings("NullAway.Init")
  protected EvidenceEntry() {}

  /**
   * The next entry of a chain.
   *
   * @param before the entry before it; null at the beginning
   * @param key for what is sealed
   */
  EvidenceEntry(
      Evidence item,
      @Nullable EvidenceEntry before,
      Holder signer,
      NewEntry act,
      DataKey key,
      Instant now) {
    this.id = Ids.next();
    this.evidenceId = item.id();
    this.position = before == null ? 0 : before.position + 1;
    this.caseId = item.caseId();
    this.action = act.action().value();
    this.agency = Objects.requireNonNull(signer.agency());
    this.unit = signer.unit();
    this.person = Objects.requireNonNull(signer.person());
    this.about = act.about();
    this.to = act.to();
    this.reason = act.reason();
    this.happenedAt = ChainHash.storable(act.happenedAt());
    this.dueAt = act.dueAt() == null ? null : ChainHash.storable(act.dueAt());
    NewEntry.Content content = act.content();
    if (content != null) {
      this.mediaType = content.mediaType();
      this.size = content.size();
      this.pieces = content.pieces();
      this.sealed = content.key().seal(key);
    } else if (!act.text().isEmpty()) {
      this.sealed = SealedText.seal(key, id, SEALED, act.text());
    }
    this.sealedUnder = sealed == null ? null : key.owner();
    this.at = ChainHash.storable(now);
    this.hash = hashAfter(before == null ? null : before.hash, item);
  }

  /** What its hash must be when this is the hash of the entry before it. */
  private byte[] hashAfter(byte @Nullable [] before, Evidence item) {
    ChainHash all = new ChainHash().add((Object) before);
    if (position == 0) {
      item.addTo(all);
    }
    Holder receiver = to();
    return all.add(id, evidenceId, position, caseId, action, agency, unit, person, about)
        .add(receiver == null ? null : receiver.agency(), receiver == null ? null : receiver.unit())
        .add(
            receiver == null ? null : receiver.person(),
            receiver == null ? null : receiver.outside())
        .add(reason, happenedAt, dueAt, mediaType, size, pieces, sealedUnder, sealed, at)
        .value();
  }

  public boolean follows(@Nullable EvidenceEntry before, Evidence item) {
    return Arrays.equals(hash, hashAfter(before == null ? null : before.hash, item));
  }

  /** Where the file belongs; its key opens it nowhere else. */
  public static FileKey newKey(UUID evidenceId, UUID caseId) {
    return FileKey.make(evidenceId, caseId);
  }

  public FileKey fileKey(DataKey key) {
    return FileKey.open(key, Objects.requireNonNull(sealed), evidenceId, caseId);
  }

  public SealedText.OfEntry text(DataKey key) {
    return sealed == null || action() == NewEntry.Action.CONTENT_ADDED
        ? new SealedText.OfEntry(null, null, null)
        : SealedText.open(key, id, SEALED, sealed, SealedText.OfEntry.class);
  }

  public @Nullable UUID sealedUnder() {
    return sealedUnder;
  }

  /** Whether there is anything to open. */
  public boolean hasText() {
    return sealed != null && action() != NewEntry.Action.CONTENT_ADDED;
  }

  /** An answer is signed by whoever answers for the item from then on. */
  public Holder signer() {
    return Holder.person(agency, unit, person);
  }

  /** A handing over that its receiver must countersign. */
  public boolean awaitsAnswer() {
    Holder receiver = to();
    return action() == NewEntry.Action.HANDED_OVER && receiver != null && !receiver.isOutside();
  }

  public UUID id() {
    return id;
  }

  public UUID evidenceId() {
    return evidenceId;
  }

  public UUID caseId() {
    return caseId;
  }

  public int position() {
    return position;
  }

  public NewEntry.Action action() {
    return NewEntry.Action.of(action);
  }

  public @Nullable UUID about() {
    return about;
  }

  public @Nullable Holder to() {
    return to;
  }

  public @Nullable String reason() {
    return reason;
  }

  public Instant happenedAt() {
    return happenedAt;
  }

  public @Nullable Instant dueAt() {
    return dueAt;
  }

  public String mediaType() {
    return Objects.requireNonNull(mediaType);
  }

  public long size() {
    return Objects.requireNonNull(size);
  }

  int pieces() {
    return Objects.requireNonNull(pieces);
  }

  public Instant at() {
    return at;
  }

  public byte[] hash() {
    return hash.clone();
  }
}
