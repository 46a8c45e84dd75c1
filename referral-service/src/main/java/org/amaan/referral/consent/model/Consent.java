package org.amaan.referral.consent.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Purpose;
import org.amaan.platform.ids.Ids;
import org.amaan.referral.task.TaskKind;
import org.jspecify.annotations.Nullable;

/** A recorded consent. Its terms are written once; all that can happen to it is that it ends. */
@Entity
@Table(name = "consent")
public class Consent {

  @Id private UUID id;
  @Version private long version;

  @Column(name = "subject_id", updatable = false)
  private UUID subjectId;

  @Column(name = "recorded_by", updatable = false)
  private String recordedBy;

  @Column(name = "recorded_at", updatable = false)
  private Instant recordedAt;

  @Column(name = "given_by", updatable = false)
  private String givenBy;

  @Column(name = "guardian_relationship", updatable = false)
  private @Nullable String guardianship;

  @Column(updatable = false)
  private String method;

  @Column(updatable = false)
  private String language;

  @Column(updatable = false)
  private boolean interpreter;

  @Column(updatable = false)
  private List<String> explained;

  @Column(name = "given_at", updatable = false)
  private Instant givenAt;

  @Column(updatable = false)
  private List<String> purposes;

  @Column(name = "recipient_types", updatable = false)
  private List<String> recipientTypes;

  @Column(name = "recipient_agencies", updatable = false)
  private List<String> recipientAgencies;

  @Column(updatable = false)
  private List<String> categories;

  @Column(name = "expires_at", updatable = false)
  private @Nullable Instant expiresAt;

  @Column(name = "withdrawn_at")
  private @Nullable Instant withdrawnAt;

  @Column(name = "withdrawal_recorded_by")
  private @Nullable String withdrawalRecordedBy;

  @Column(name = "withdrawal_reason")
  private @Nullable String withdrawalReason;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "rejected_at")
  private @Nullable Instant rejectedAt;

  @Column(name = "suspended_at")
  private @Nullable Instant suspendedAt;

  @Column(name = "suspended_for")
  private List<String> suspendedFor;

  @Column(name = "lifted_for")
  private List<String> liftedFor;

  @SuppressWarnings("NullAway.Init")
  protected Consent() {}

  /**
   * @param confirmed by the responsible agency, which recorded it itself
   */
  public Consent(
      UUID subjectId, String recordedBy, ConsentGiven given, boolean confirmed, Instant now) {
    this.id = Ids.next();
    this.subjectId = subjectId;
    this.recordedBy = recordedBy;
    this.recordedAt = now;
    this.givenBy = given.givenBy().value();
    this.guardianship = given.guardian() == null ? null : given.guardian().value();
    this.method = given.method().value();
    this.language = given.language();
    this.interpreter = given.interpreter();
    this.explained = words(given.explained(), Explained::value);
    this.givenAt = given.givenAt();
    this.purposes = words(given.purposes(), Purpose::value);
    this.recipientTypes = words(given.recipients().agencyTypes(), AgencyType::value);
    this.recipientAgencies = words(given.recipients().agencies(), Function.identity());
    this.categories = words(given.categories(), DataCategory::value);
    this.expiresAt = given.expiresAt();
    this.confirmedAt = confirmed ? now : null;
    this.suspendedFor = List.of();
    this.liftedFor = List.of();
  }

  public void confirm(Instant now) {
    confirmedAt = now;
  }

  public void reject(Instant now) {
    rejectedAt = now;
  }

  /**
   * A withdrawal was reported that is not confirmed yet. An agency whose report was lifted before
   * suspends nothing by another one.
   *
   * @param kind of the task by which the report is decided
   */
  public void suspend(TaskKind kind, String reportedBy, Instant now) {
    if (liftedFor.contains(reportedBy)) {
      return;
    }
    suspendedFor = with(suspendedFor, report(kind, reportedBy));
    if (suspendedAt == null) {
      suspendedAt = now;
    }
  }

  /** The report was wrong. The consent counts again, unless another report waits for a decision. */
  public void lift(TaskKind kind, String reportedBy) {
    liftedFor = with(liftedFor, reportedBy);
    String lifted = report(kind, reportedBy);
    suspendedFor = suspendedFor.stream().filter(report -> !report.equals(lifted)).toList();
    if (suspendedFor.isEmpty()) {
      suspendedAt = null;
    }
  }

  private static String report(TaskKind kind, String reportedBy) {
    return kind.value() + "=" + reportedBy;
  }

  private static List<String> with(List<String> list, String one) {
    return Stream.concat(list.stream(), Stream.of(one)).distinct().toList();
  }

  public boolean isAwaitingConfirmation() {
    return confirmedAt == null && rejectedAt == null;
  }

  public boolean isRejected() {
    return rejectedAt != null;
  }

  public boolean isSuspended() {
    return suspendedAt != null && withdrawnAt == null;
  }

  /**
   * Taken back for good; there is no way to give the same consent again but to record a new one.
   */
  public void withdraw(String recordedBy, Instant now) {
    end(WithdrawalReason.WITHDRAWN, recordedBy, now);
  }

  public void requireGuardians() {
    if (guardianship == null) {
      throw new NotAGuardiansConsent();
    }
  }

  /** It should not have been taken for one. */
  public void guardianInConflict(String recordedBy, Instant now) {
    requireGuardians();
    end(WithdrawalReason.GUARDIAN_IN_CONFLICT, recordedBy, now);
  }

  private void end(WithdrawalReason why, String recordedBy, Instant now) {
    if (withdrawnAt != null) {
      throw new ConsentAlreadyWithdrawn();
    }
    withdrawnAt = now;
    withdrawalRecordedBy = recordedBy;
    withdrawalReason = why.value();
  }

  public ConsentGiven terms() {
    return new ConsentGiven(
        Giver.of(givenBy),
        guardianship == null ? null : Guardianship.of(guardianship),
        ConsentMethod.of(method),
        language,
        interpreter,
        meaning(explained, Explained::of),
        givenAt,
        meaning(purposes, Purpose::of),
        new Recipients(meaning(recipientTypes, AgencyType::of), Set.copyOf(recipientAgencies)),
        meaning(categories, DataCategory::of),
        expiresAt);
  }

  public ConsentState state() {
    return new ConsentState(
        terms(),
        recordedBy,
        confirmation(),
        suspendedAt,
        withdrawnAt,
        withdrawalReason() == WithdrawalReason.GUARDIAN_IN_CONFLICT);
  }

  private ConsentState.Confirmation confirmation() {
    if (isRejected()) {
      return ConsentState.Confirmation.REJECTED;
    }
    return isAwaitingConfirmation()
        ? ConsentState.Confirmation.AWAITED
        : ConsentState.Confirmation.CONFIRMED;
  }

  public UUID id() {
    return id;
  }

  public UUID subjectId() {
    return subjectId;
  }

  public long version() {
    return version;
  }

  public String recordedBy() {
    return recordedBy;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  @Nullable public Instant withdrawnAt() {
    return withdrawnAt;
  }

  @Nullable public String withdrawalRecordedBy() {
    return withdrawalRecordedBy;
  }

  @Nullable public WithdrawalReason withdrawalReason() {
    return withdrawalReason == null ? null : WithdrawalReason.of(withdrawalReason);
  }

  /** Sorted, so that equal consents are stored equally. */
  private static <T> List<String> words(Collection<T> values, Function<T, String> word) {
    return values.stream().map(word).sorted().toList();
  }

  private static <T> Set<T> meaning(List<String> words, Function<String, T> of) {
    return words.stream().map(of).collect(Collectors.toUnmodifiableSet());
  }
}
