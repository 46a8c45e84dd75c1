package org.amaan.referral.subject;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.ids.Ids;
import org.amaan.referral.consent.Giver;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** The one home of what is known about a person, shared by all referrals about them. */
@Entity
@Table(name = "subject")
class Subject {

  @Id private UUID id;
  @Version private long version;

  @Column(name = "recorded_by", updatable = false)
  private String recordedBy;

  @Column(name = "age_class")
  private String ageClass;

  private String sex;
  private @Nullable String gender;
  private List<String> languages;

  @Convert(converter = JsonColumn.OfIdentity.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable Identity identity;

  @Convert(converter = JsonColumn.OfContact.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable Contact contact;

  @Convert(converter = JsonColumn.OfMedical.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable Medical medical;

  @Convert(converter = JsonColumn.OfWhereabouts.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable Whereabouts location;

  @Convert(converter = JsonColumn.OfDocuments.class)
  @ColumnTransformer(write = "?::jsonb")
  private @Nullable Documents documents;

  private @Nullable String narrative;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  protected Subject() {}

  @SuppressWarnings("NullAway.Init") // set() fills the rest
  Subject(String recordedBy, NewSubject data, Instant now) {
    this.id = Ids.next();
    this.recordedBy = recordedBy;
    this.createdAt = now;
    set(data, now);
  }

  /**
   * Replaces what is recorded.
   *
   * @return the names of the fields that changed; empty when nothing did
   */
  List<String> rectify(NewSubject data, Instant now) {
    NewSubject before = data();
    List<String> changed = new ArrayList<>();
    note("ageClass", before.ageClass(), data.ageClass(), changed);
    note("sex", before.sex(), data.sex(), changed);
    note("gender", before.gender(), data.gender(), changed);
    note("languages", before.languages(), data.languages(), changed);
    note("identity", before.identity(), data.identity(), changed);
    note("contact", before.contact(), data.contact(), changed);
    note("medical", before.medical(), data.medical(), changed);
    note("location", before.location(), data.location(), changed);
    note("documents", before.documents(), data.documents(), changed);
    note("narrative", before.narrative(), data.narrative(), changed);
    if (!changed.isEmpty()) {
      set(data, now);
    }
    return changed;
  }

  NewSubject data() {
    return new NewSubject(
        ageClass(),
        Sex.of(sex),
        gender,
        languages,
        identity,
        contact,
        medical,
        location,
        documents,
        narrative);
  }

  /** Something is recorded by which the person could be found or named. */
  boolean isIdentifiedAdult() {
    return isIdentified() && ageClass() == AgeClass.ADULT;
  }

  boolean isIdentified() {
    return identity != null || contact != null || documents != null;
  }

  Giver entitledGiver() {
    return Giver.entitledFor(ageClass());
  }

  AgeClass ageClass() {
    return AgeClass.of(ageClass);
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  String recordedBy() {
    return recordedBy;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  private void set(NewSubject data, Instant now) {
    ageClass = data.ageClass().value();
    sex = data.sex().value();
    gender = data.gender();
    languages = data.languages();
    identity = data.identity();
    contact = data.contact();
    medical = data.medical();
    location = data.location();
    documents = data.documents();
    narrative = data.narrative();
    updatedAt = now;
  }

  private static void note(
      String field, @Nullable Object before, @Nullable Object after, List<String> changed) {
    if (!Objects.equals(before, after)) {
      changed.add(field);
    }
  }
}
