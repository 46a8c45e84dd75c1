package org.amaan.referral.subject.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.jspecify.annotations.Nullable;

/** The one home of what is known about a person, shared by all referrals about them. */
@Entity
@Table(name = "subject")
public class Subject {

  @Id private UUID id;
  @Version private long version;

  @Column(name = "recorded_by", updatable = false)
  private String recordedBy;

  @Column(name = "responsible_agency", updatable = false)
  private String responsible;

  /** Category=agency, where somebody else than the recorder wrote it. */
  private List<String> authors;

  @Column(name = "governing_country", updatable = false)
  private @Nullable String governingCountry;

  @Column(name = "governing_referral", updatable = false)
  private @Nullable UUID governingReferral;

  @Column(name = "age_class")
  private String ageClass;

  // Sealed; whether there is something is all that can be seen without the key.
  private byte @Nullable [] traits;
  private byte @Nullable [] identity;
  private byte @Nullable [] contact;
  private byte @Nullable [] medical;
  private byte @Nullable [] location;
  private byte @Nullable [] documents;
  private byte @Nullable [] narrative;
  private byte @Nullable [] handling;

  @Column(name = "erased_at")
  private @Nullable Instant erasedAt;

  @Column(name = "erasure_reason")
  private @Nullable String erasureReason;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  /** That of a subject that is recorded just now; kept no longer than its transaction. */
  @Transient private @Nullable DataKey newKey;

  @SuppressWarnings("NullAway.Init")
  protected Subject() {}

  /** With a key that nobody has used: the subject takes its owner's id. */
  Subject(DataKey key, String recordedBy, NewSubject data, Instant now) {
    this.id = key.owner();
    this.newKey = key;
    this.recordedBy = recordedBy;
    this.responsible = recordedBy;
    this.authors = List.of();
    this.ageClass = AgeClass.UNKNOWN.value();
    this.createdAt = now;
    this.updatedAt = now;
    rectify(key, data, now);
  }

  /**
   * It is submitted as it is recorded. Later the country changes for all of its referrals at once.
   */
  void governedFromTheStart(String country, UUID statedOn) {
    governingCountry = country;
    governingReferral = statedOn;
  }

  /**
   * Replaces what is recorded; seals only what changes.
   *
   * @return the names of the fields that changed; empty when nothing did
   */
  public List<String> rectify(DataKey key, NewSubject data, Instant now) {
    NewSubject before = open(key);
    List<String> changed = new ArrayList<>();
    if (differs("ageClass", before.ageClass(), data.ageClass(), changed)) {
      ageClass = data.ageClass().value();
    }
    // Each is named by itself, and they are sealed together.
    if (differs("sex", before.sex(), data.sex(), changed)
        | differs("gender", before.gender(), data.gender(), changed)
        | differs("languages", before.languages(), data.languages(), changed)) {
      Traits known = Traits.of(data);
      traits = known.equals(Traits.UNKNOWN) ? null : SealedColumn.TRAITS.seal(key, id, known);
    }
    if (differs("identity", before.identity(), data.identity(), changed)) {
      identity = SealedColumn.IDENTITY.sealIfPresent(key, id, data.identity());
    }
    if (differs("contact", before.contact(), data.contact(), changed)) {
      contact = SealedColumn.CONTACT.sealIfPresent(key, id, data.contact());
    }
    if (differs("medical", before.medical(), data.medical(), changed)) {
      medical = SealedColumn.MEDICAL.sealIfPresent(key, id, data.medical());
    }
    if (differs("location", before.location(), data.location(), changed)) {
      location = SealedColumn.LOCATION.sealIfPresent(key, id, data.location());
    }
    if (differs("documents", before.documents(), data.documents(), changed)) {
      documents = SealedColumn.DOCUMENTS.sealIfPresent(key, id, data.documents());
    }
    if (differs("narrative", before.narrative(), data.narrative(), changed)) {
      narrative = SealedColumn.NARRATIVE.sealIfPresent(key, id, data.narrative());
    }
    if (differs("handling", before.handling(), data.handling(), changed)) {
      handling =
          data.handling().equals(HandlingCodes.NONE)
              ? null
              : SealedColumn.HANDLING.seal(key, id, data.handling());
    }
    if (!changed.isEmpty()) {
      updatedAt = now;
      sign(changed);
    }
    return changed;
  }

  /** Only the responsible agency changes the record. */
  private void sign(List<String> changed) {
    Map<DataCategory, String> signed = new EnumMap<>(DataCategory.class);
    signed.putAll(authors());
    for (DataCategory category : DataCategory.values()) {
      if (changed.contains(category.value())) {
        signed.put(category, responsible);
      }
    }
    signed.values().removeIf(recordedBy::equals);
    authors =
        signed.entrySet().stream()
            .map(entry -> entry.getKey().value() + "=" + entry.getValue())
            .toList();
  }

  /** Who wrote a category last, where that is not the recorder. */
  public Map<DataCategory, String> authors() {
    return authors.stream()
        .map(entry -> entry.split("=", 2))
        .collect(Collectors.toMap(entry -> DataCategory.of(entry[0]), entry -> entry[1]));
  }

  /** Everything, as only its change may see it. */
  public NewSubject open(DataKey key) {
    return open(key, category -> true);
  }

  /** Opens these categories; of the others nothing is decrypted, and nothing is there. */
  public NewSubject open(DataKey key, Predicate<DataCategory> allowed) {
    boolean who = allowed.test(DataCategory.IDENTITY);
    Traits known =
        who && traits != null ? SealedColumn.TRAITS.open(key, id, traits) : Traits.UNKNOWN;
    return new NewSubject(
        ageClass(),
        known.sex(),
        known.gender(),
        known.languages(),
        who ? SealedColumn.IDENTITY.openIfPresent(key, id, identity) : null,
        allowed.test(DataCategory.CONTACT)
            ? SealedColumn.CONTACT.openIfPresent(key, id, contact)
            : null,
        allowed.test(DataCategory.MEDICAL)
            ? SealedColumn.MEDICAL.openIfPresent(key, id, medical)
            : null,
        allowed.test(DataCategory.LOCATION)
            ? SealedColumn.LOCATION.openIfPresent(key, id, location)
            : null,
        allowed.test(DataCategory.DOCUMENTS)
            ? SealedColumn.DOCUMENTS.openIfPresent(key, id, documents)
            : null,
        allowed.test(DataCategory.NARRATIVE)
            ? SealedColumn.NARRATIVE.openIfPresent(key, id, narrative)
            : null,
        handling(key));
  }

  /** What the decision about each category must know before it is made. */
  public HandlingCodes handling(DataKey key) {
    return handling == null ? HandlingCodes.NONE : SealedColumn.HANDLING.open(key, id, handling);
  }

  /** Of which categories something is recorded. */
  public Set<DataCategory> recorded() {
    Set<DataCategory> recorded = EnumSet.noneOf(DataCategory.class);
    addIf(identity, DataCategory.IDENTITY, recorded);
    addIf(contact, DataCategory.CONTACT, recorded);
    addIf(medical, DataCategory.MEDICAL, recorded);
    addIf(location, DataCategory.LOCATION, recorded);
    addIf(documents, DataCategory.DOCUMENTS, recorded);
    addIf(narrative, DataCategory.NARRATIVE, recorded);
    return recorded;
  }

  public void erase(ErasureReason reason, Instant now) {
    erasedAt = now;
    erasureReason = reason.value();
    updatedAt = now;
  }

  Optional<DataKey> newKey() {
    return Optional.ofNullable(newKey);
  }

  public boolean isErased() {
    return erasedAt != null;
  }

  @Nullable public Instant erasedAt() {
    return erasedAt;
  }

  @Nullable public String erasureReason() {
    return erasureReason;
  }

  public boolean isIdentifiedAdult() {
    return isIdentified() && ageClass() == AgeClass.ADULT;
  }

  /** Something is recorded by which the person could be found or named. */
  public boolean isIdentified() {
    return identity != null || contact != null || documents != null;
  }

  public Giver entitledGiver() {
    return Giver.entitledFor(ageClass());
  }

  public AgeClass ageClass() {
    return AgeClass.of(ageClass);
  }

  public UUID id() {
    return id;
  }

  public long version() {
    return version;
  }

  /** Is responsible for the subject; at first the agency that recorded it. */
  public String responsible() {
    return responsible;
  }

  public String recordedBy() {
    return recordedBy;
  }

  public Instant updatedAt() {
    return updatedAt;
  }

  private static boolean differs(
      String field, @Nullable Object before, @Nullable Object after, List<String> changed) {
    boolean differs = !Objects.equals(before, after);
    if (differs) {
      changed.add(field);
    }
    return differs;
  }

  private static void addIf(
      byte @Nullable [] sealed, DataCategory category, Set<DataCategory> recorded) {
    if (sealed != null) {
      recorded.add(category);
    }
  }
}
