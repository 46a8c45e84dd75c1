package org.amaan.referral.task;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/** A decision that waits for somebody. It is settled once, by whom it was put to. */
@Entity
@Table(name = "task")
class Task {

  @Id private UUID id;
  @Version private long version;

  @Column(updatable = false)
  private String kind;

  @Column(name = "subject_id", updatable = false)
  private UUID subjectId;

  @Column(name = "referral_id", updatable = false)
  private @Nullable UUID referralId;

  @Column(updatable = false)
  private String reference;

  @Column(updatable = false)
  private @Nullable UUID about;

  @Column(updatable = false)
  private @Nullable String names;

  @Column(name = "stated_country", updatable = false)
  private @Nullable String statedCountry;

  @Column(name = "asked_by", updatable = false)
  private String askedBy;

  @Column(updatable = false)
  private @Nullable String agency;

  @Column(updatable = false)
  private String role;

  @Column(updatable = false)
  private @Nullable String country;

  @Column(updatable = false)
  private boolean oversight;

  @Column(name = "passed_on", updatable = false)
  private boolean passedOn;

  @Column(name = "seconded_by")
  private @Nullable String secondedBy;

  @Column(name = "opened_at", updatable = false)
  private Instant openedAt;

  @Column(name = "due_at", updatable = false)
  private Instant dueAt;

  @Column(name = "overdue_at")
  private @Nullable Instant overdueAt;

  @Column(name = "settled_at")
  private @Nullable Instant settledAt;

  @Column(name = "settled_by")
  private @Nullable String settledBy;

  private @Nullable String decision;

  @SuppressWarnings("NullAway.Init")
  protected Task() {}

  Task(TaskOpening opening, Addressees to, @Nullable String knownReference, Instant now) {
    this.id = Ids.next();
    this.kind = opening.kind().value();
    this.subjectId = opening.subjectId();
    this.referralId = opening.referralId();
    this.reference = knownReference == null ? shortened() : knownReference;
    this.about = opening.about();
    this.names = opening.names();
    this.statedCountry = opening.statedCountry();
    this.askedBy = opening.askedBy();
    this.agency = to.agency();
    this.role = opening.kind() == TaskKind.ERASURE_ANSWER ? "data-protection-officer" : "referrer";
    this.country = to.country();
    this.oversight = to.oversight();
    this.openedAt = now;
    this.dueAt = now.plus(opening.kind().due());
  }

  private String shortened() {
    String digits = id.toString();
    return "T-" + digits.substring(digits.length() - 8).toUpperCase(Locale.ROOT);
  }

  /** Of a referral that the first settler knew; another one, to whom it was passed on, may not. */
  String referenceForWhoSettles() {
    return passedOn ? shortened() : reference;
  }

  /** It hides an agency from those who would look on: one person alone does not decide that. */
  boolean needsTwoPersons() {
    return oversight && agency == null && country == null && names != null;
  }

  /** The first of two persons agrees; the task stays open. */
  void second(String person) {
    requireOpen();
    if (person.equals(secondedBy)) {
      throw new SecondPersonRequired();
    }
    secondedBy = person;
  }

  boolean isSecondedByAnother(String person) {
    return secondedBy != null && !secondedBy.equals(person);
  }

  void settle(Decision how, String by, Instant now) {
    requireOpen();
    decision = how.value();
    settledBy = by;
    settledAt = now;
  }

  void escalate(Instant now) {
    overdueAt = now;
  }

  private void requireOpen() {
    if (settledAt != null) {
      throw new TaskSettled();
    }
  }

  SettledTask asSettled() {
    return new SettledTask(id, kind(), subjectId, referralId, about, names, askedBy, statedCountry);
  }

  UUID id() {
    return id;
  }

  long version() {
    return version;
  }

  /** Who only asked sees that it is overdue and settled, and not what else happens to it. */
  long versionForWhoAsked() {
    return (overdueAt == null ? 0 : 1) + (settledAt == null ? 0 : 1);
  }

  TaskKind kind() {
    return TaskKind.of(kind);
  }

  UUID subjectId() {
    return subjectId;
  }

  @Nullable UUID referralId() {
    return referralId;
  }

  String reference() {
    return reference;
  }

  @Nullable UUID about() {
    return about;
  }

  @Nullable String names() {
    return names;
  }

  @Nullable String statedCountry() {
    return statedCountry;
  }

  String askedBy() {
    return askedBy;
  }

  @Nullable String agency() {
    return agency;
  }

  String role() {
    return role;
  }

  @Nullable String country() {
    return country;
  }

  boolean oversight() {
    return oversight;
  }

  @Nullable String secondedBy() {
    return secondedBy;
  }

  Instant openedAt() {
    return openedAt;
  }

  Instant dueAt() {
    return dueAt;
  }

  boolean isOverdue() {
    return overdueAt != null && settledAt == null;
  }

  boolean isOpen() {
    return settledAt == null;
  }

  @Nullable Instant settledAt() {
    return settledAt;
  }

  @Nullable String decision() {
    return decision;
  }
}
