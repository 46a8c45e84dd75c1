package org.amaan.referral.referral.model;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Urgency;
import org.amaan.referral.claim.Statement;
import org.amaan.referral.custody.CaseCustody;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.request.Destination;
import org.amaan.referral.referral.request.Direction;
import org.amaan.referral.referral.request.ReferenceNumber;
import org.amaan.referral.referral.request.ReferralContent;
import org.amaan.referral.referral.request.RoutingReason;
import org.amaan.referral.referral.state.Command;
import org.amaan.referral.referral.state.Move;
import org.amaan.referral.referral.state.Party;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.referral.state.ReferralTransitions;
import org.amaan.referral.referral.state.WithdrawalCode;
import org.jspecify.annotations.Nullable;

/**
 * One agency's request to another about one subject. It knows nothing about the person but the age
 * class. Every method that moves it asks {@link ReferralTransitions} first.
 */
@Entity
@Table(name = "referral")
public class Referral {

  private static final Set<Party> EXCLUDER = Set.of(Party.EXCLUDER);

  @Id private UUID id;
  @Version private long version;
  private @Nullable String reference;

  @Convert(converter = ReferralColumn.OfReferralStatus.class)
  private ReferralStatus state;

  private boolean minimal;

  @Column(name = "referrer_agency", updatable = false)
  private String referrer;

  @Embedded private @Nullable Address receiver;

  @Column(name = "addressed_at")
  private @Nullable Instant addressedAt;

  @Column(name = "refused_by")
  private List<String> refusedBy;

  private boolean route;
  @Embedded private @Nullable RoutingReason routing;
  @Embedded private ReferralContent content;

  @Column(name = "age_class")
  @Convert(converter = ReferralColumn.OfAgeClass.class)
  private AgeClass ageClass;

  @Column(name = "subject_id", updatable = false)
  private UUID subjectId;

  @Column(name = "from_case_agency")
  private @Nullable String fromCaseAgency;

  /** A copy of the subject's; written where that changes. */
  @Column(name = "governing_country", updatable = false)
  private @Nullable String governingCountry;

  /** Its incident ties its subject to others; changed where that is decided. */
  @Column(name = "incident_ties", updatable = false)
  private boolean incidentTies;

  /** Of a draft about a known subject: whom its author excludes, or asks to exclude. */
  @Column(name = "intended_exclusions")
  private List<String> intendedExclusions;

  /** What the database makes of {@link #sender}, for its index. */
  @Column(name = "sending_agency", insertable = false, updatable = false)
  private @Nullable String sendingAgency;

  @Column(name = "from_case_id")
  private @Nullable UUID fromCaseId;

  @Column(name = "case_id")
  private @Nullable UUID caseId;

  @Column(name = "opens_case")
  private boolean opensCase;

  @Embedded private @Nullable Acceptance acceptance;
  @Embedded private @Nullable Custodian holder;

  /** The agency of {@link #answersForIt()}, computed by the database; for queries only. */
  @Column(insertable = false, updatable = false)
  private @Nullable String answeringAgency;

  @Embedded private @Nullable Ending ending;
  @Embedded private @Nullable CaseProgress caseProgress;

  @Column(name = "completed_by_case")
  private boolean completedByCase;

  @Column(name = "exclusions_version")
  private long exclusionsVersion;

  @Embedded private Revisions revisions;

  /** What its sender is told of the state while no consent names it. */
  @Column(name = "sender_state")
  @Convert(converter = ReferralColumn.OfReferralStatus.class)
  private ReferralStatus senderState;

  @Column(name = "sender_told_until")
  private @Nullable Instant senderToldUntil;

  /** What everybody was shown when it was read or last written. */
  @Transient private Revisions.@Nullable Views shown;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "overdue_at")
  private @Nullable Instant overdueAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "submitted_at")
  private @Nullable Instant submittedAt;

  @Column(name = "state_since")
  private Instant stateSince;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @SuppressWarnings("NullAway.Init")
  protected Referral() {}

  private Referral(Draft draft, Instant now) {
    this.id = draft.id();
    this.state = ReferralStatus.DRAFT;
    this.senderState = ReferralStatus.DRAFT;
    this.referrer = draft.origin().agency();
    this.fromCaseId = draft.origin().caseId();
    this.subjectId = draft.person().subjectId();
    this.ageClass = draft.person().ageClass();
    this.governingCountry = draft.person().governingCountry();
    this.content = draft.content();
    this.minimal = draft.minimal();
    this.receiver = draft.direction().receiver();
    this.route = draft.direction().route();
    this.intendedExclusions = draft.intendedExclusions();
    this.refusedBy = List.of();
    this.createdAt = now;
    this.stateSince = now;
    this.updatedAt = now;
    this.revisions = Revisions.first(now);
    this.expiresAt = DueTimes.ofDraft(content, now);
  }

  @PostLoad
  @PrePersist
  void noteWhatIsShown() {
    shown = views();
  }

  /** Whatever changed it: only those who see the difference are shown a new version. */
  @PreUpdate
  void countForThoseWhoSeeIt() {
    Revisions.Views now = views();
    revisions = revisions.after(Objects.requireNonNull(shown), now, updatedAt);
    shown = now;
  }

  private Revisions.Views views() {
    boolean told = senderToldUntil != null;
    return new Revisions.Views(
        PartyView.toSender(this, SenderView.of(this, told)),
        told,
        PartyView.toReceiver(this),
        PartyView.toCoordinator(this),
        submittedAt == null ? null : answersForIt().agency());
  }

  /** Every referral begins as a draft, even when it is submitted in the same breath. */
  public static Referral draft(Draft draft, Instant now) {
    return new Referral(draft, now);
  }

  /** The country whose law governs its subject, and whose coordinator arbitrates. */
  public void governedBy(@Nullable String country) {
    governingCountry = country;
  }

  /** Its sender recorded the subject with it: what it states acts on the subject. */
  public void recordsItsSubject() {
    governingCountry = content.country();
    incidentTies = content.incidentId() != null;
  }

  /** What its author meant to exclude, which is done or asked for now. */
  public List<String> takeIntendedExclusions() {
    List<String> intended = intendedExclusions;
    intendedExclusions = List.of();
    return intended;
  }

  /** What it states that would act on its subject. */
  public Statement stated() {
    return new Statement(
        id,
        subjectId,
        content.country(),
        content.urgency() == Urgency.IMMEDIATE_DANGER,
        content.incidentId());
  }

  /** Says anew to whom a draft is meant to go. */
  public void direct(Direction to) {
    receiver = to.receiver();
    route = to.route();
  }

  public ReferralEvent submit(Set<Party> by, Destination to, ReferenceNumber fresh, Instant now) {
    move(by, Command.SUBMISSION, now);
    address(to, now);
    reference = fresh.text();
    submittedAt = now;
    expiresAt = null;
    startTurn(now);
    return new ReferralEvent.Submitted(this);
  }

  public ReferralEvent receive(Set<Party> by, Instant now) {
    move(by, Command.RECEIPT, now);
    return new ReferralEvent.Received(this);
  }

  public ReferralEvent ask(Set<Party> by, Instant now) {
    move(by, Command.INFORMATION_REQUESTS, now);
    startTurn(now);
    return new ReferralEvent.InformationRequested(this);
  }

  public ReferralEvent answer(Set<Party> by, Instant now) {
    move(by, Command.ANSWERS, now);
    startTurn(now);
    return new ReferralEvent.Answered(this);
  }

  /**
   * @param opening a case is to open (or the referral to join one)
   */
  public ReferralEvent accept(Set<Party> by, Acceptance taken, boolean opening) {
    move(by, Command.ACCEPTANCE, taken.at());
    acceptance = taken;
    opensCase = opensCase || opening;
    startTurn(taken.at());
    return new ReferralEvent.Accepted(this);
  }

  /**
   * From now on it is the referrer's again, who has until the due time to find another receiver.
   */
  public ReferralEvent refuse(
      Set<Party> by, RefusalCode code, @Nullable String suggestedAgency, Instant now) {
    move(by, Command.REFUSAL, now);
    String refuser = answersForIt().agency();
    refusedBy = Stream.concat(refusedBy.stream(), Stream.of(refuser)).distinct().toList();
    ending = Ending.refused(code, suggestedAgency);
    startTurn(now);
    return new ReferralEvent.Refused(this);
  }

  /**
   * Who is excluded from it may have changed. When that is who answers for it, and no case has
   * opened whose custody could pass on, it is the referrer's again, as after a refusal.
   */
  public Optional<ReferralEvent> exclude(Set<String> excluded, Instant now) {
    exclusionsVersion++;
    updatedAt = now;
    String answering = answersForIt().agency();
    Optional<ReferralStatus> returned =
        ReferralTransitions.ifAllowed(state, Command.EXCLUSION, EXCLUDER, circumstances());
    if (returned.isEmpty() || !excluded.contains(answering)) {
      return Optional.empty();
    }
    enter(returned.get(), now);
    refusedBy = Stream.concat(refusedBy.stream(), Stream.of(answering)).distinct().toList();
    ending = Ending.refused(RefusalCode.CONFLICT_OF_INTEREST, null);
    startTurn(now);
    return Optional.of(new ReferralEvent.Refused(this));
  }

  /** Which of these would hold its case, as far as is known here. */
  public boolean hasItsCaseWith(Set<String> agencies) {
    return belongsToACase() && submittedAt != null && agencies.contains(answersForIt().agency());
  }

  public ReferralEvent redirect(Set<Party> by, Destination to, Instant now) {
    move(by, Command.REDIRECTION, now);
    address(to, now);
    ending = null;
    acceptance = null;
    holder = null;
    startTurn(now);
    return new ReferralEvent.Submitted(this);
  }

  public void start(Set<Party> by, Instant now) {
    move(by, Command.START, now);
    ending = null;
    completedByCase = false;
    startTurn(now);
  }

  /**
   * @param referrerIsTold what became of the subject
   */
  public ReferralEvent complete(
      Set<Party> by, Outcome outcome, boolean referrerIsTold, Instant now) {
    move(by, Command.COMPLETION, now);
    ending = Ending.completed(outcome);
    completedByCase = by.contains(Party.CASE);
    endTurns();
    return new ReferralEvent.Completed(this, referrerIsTold);
  }

  public ReferralEvent withdraw(Set<Party> by, WithdrawalCode code, Instant now) {
    move(by, Command.of(code), now);
    ending = Ending.withdrawn(code);
    endTurns();
    return new ReferralEvent.Withdrawn(this);
  }

  /**
   * @param consented a consent given since names the receiver, or none is needed
   */
  public ReferralEvent reopen(Set<Party> by, boolean consented, Instant now) {
    enter(
        ReferralTransitions.after(state, Command.REOPENING, by, circumstances().with(consented)),
        now);
    ending = null;
    completedByCase = false;
    startTurn(now);
    return new ReferralEvent.Reopened(this);
  }

  public Set<Move> movesOf(Set<Party> parties) {
    return ReferralTransitions.movesOf(state, parties, circumstances());
  }

  /** What whoever sent it may do, as far as it is told how the referral stands. */
  public Set<Move> movesToldTo(Set<Party> parties) {
    return ReferralTransitions.movesOf(state.toldTo(parties), parties, circumstances());
  }

  /** Or is about to: case-service has been told, and has not answered yet. */
  private boolean belongsToACase() {
    return caseId != null || opensCase;
  }

  /** Refuses unless this party could move it so now; for what is to be looked up before it. */
  public void requireMove(Set<Party> by, Command command) {
    ReferralTransitions.after(state, command, by, circumstances());
  }

  /** The same for a reopening, once it has been looked up whether a consent lets it. */
  public void requireReopening(Set<Party> by, boolean consented) {
    ReferralTransitions.after(state, Command.REOPENING, by, circumstances().with(consented));
  }

  private ReferralTransitions.Circumstances circumstances() {
    return new ReferralTransitions.Circumstances(
        acceptance != null, belongsToACase(), completedByCase, null);
  }

  /**
   * The referrer corrects what it is about; the clock starts anew, but never gives more time for
   * danger.
   *
   * @param asMinimal it is not to be taken for complete yet
   */
  public void restate(ReferralContent changed, boolean asMinimal, Instant now) {
    Urgency before = content.urgency();
    content = changed;
    minimal = asMinimal;
    updatedAt = now;
    if (!Objects.equals(before, changed.urgency())) {
      reconsiderDueTime(now);
    }
  }

  public void ageClassBecame(AgeClass known, Instant now) {
    ageClass = known;
    updatedAt = now;
    reconsiderDueTime(now);
  }

  /**
   * Its case has opened, or changed hands: the custodian answers for what it took on.
   *
   * @return whether that is news
   * @throws InAnotherCase a referral stays in the case that it is in
   */
  public boolean custodyMoved(CaseCustody custody, Instant now) {
    boolean joined = joins(custody.caseId(), now);
    Custodian custodian = new Custodian(custody.agency(), custody.unit());
    if (!opensCase || acceptance == null || custodian.equals(holder)) {
      return joined;
    }
    holder = custodian;
    updatedAt = now;
    return true;
  }

  /**
   * @return whether that is news
   * @throws InAnotherCase a referral stays in the case that it is in
   */
  public boolean joins(UUID reportedCase, Instant now) {
    if (reportedCase.equals(caseId)) {
      return false;
    }
    if (caseId != null) {
      throw new InAnotherCase();
    }
    caseId = reportedCase;
    updatedAt = now;
    return true;
  }

  /**
   * Another agency holds the case from which it was sent, and is its sender from now on.
   *
   * @return whether that is news
   */
  public boolean passTo(String holder, Instant now) {
    if (submittedAt == null || holder.equals(sender())) {
      return false;
    }
    fromCaseAgency = holder;
    updatedAt = now;
    return true;
  }

  /**
   * @param until when its sender is told what becomes of the subject; null when no consent names it
   */
  public void tellSender(@Nullable Instant until, Instant now) {
    if (!Objects.equals(until, senderToldUntil)) {
      senderToldUntil = until;
      updatedAt = now;
    }
  }

  /** Whether its sender is told what becomes of the subject. */
  public boolean senderIsTold(Instant now) {
    return senderToldUntil != null && senderToldUntil.isAfter(now);
  }

  /** What its sender is told of it. */
  public SenderView toldToSender(Instant now) {
    return SenderView.of(this, senderIsTold(now));
  }

  /** False when a newer report was here first. */
  public boolean follow(CaseProgress reported, Instant now) {
    if (caseProgress != null && caseProgress.sequence() >= reported.sequence()) {
      return false;
    }
    caseProgress = reported.following(caseProgress);
    updatedAt = now;
    return true;
  }

  public ReferralEvent.Overdue escalate(List<String> coordinators, Instant now) {
    overdueAt = now;
    return new ReferralEvent.Overdue(
        this, coordinators, !SenderView.isHidden(this, senderIsTold(now)));
  }

  private void move(Set<Party> by, Command command, Instant now) {
    enter(ReferralTransitions.after(state, command, by, circumstances()), now);
  }

  private void enter(ReferralStatus next, Instant now) {
    state = next;
    senderState = next.toldWithoutConsent();
    stateSince = now;
    updatedAt = now;
  }

  private void address(Destination to, Instant now) {
    receiver = to.receiver();
    addressedAt = now;
    routing = to.reason();
    route = to.routed();
  }

  private void startTurn(Instant now) {
    dueAt = DueTimes.ofTurn(state, content, ageClass, now);
    overdueAt = null;
  }

  private void endTurns() {
    dueAt = null;
    overdueAt = null;
  }

  private void reconsiderDueTime(Instant now) {
    Instant before = dueAt;
    if (before == null) {
      return;
    }
    Instant wasOverdue = overdueAt;
    startTurn(now);
    if (DueTimes.isUrgent(content, ageClass) && dueAt != null && before.isBefore(dueAt)) {
      dueAt = before;
      overdueAt = wasOverdue;
    }
  }

  /**
   * Its referrer may correct it: nobody has taken it on yet, or what was taken on is not complete.
   */
  public boolean isChangeable() {
    return (minimal && (state.isOpen() || state.isAccepted()))
        || state == ReferralStatus.DRAFT
        || state == ReferralStatus.SUBMITTED
        || state == ReferralStatus.RECEIVED
        || state == ReferralStatus.INFORMATION_REQUESTED;
  }

  public UUID id() {
    return id;
  }

  /** Orders what other services are told; shown to nobody. */
  public long version() {
    return version;
  }

  public Revisions revisions() {
    return revisions;
  }

  @Nullable public String reference() {
    return reference;
  }

  public ReferralStatus state() {
    return state;
  }

  public boolean minimal() {
    return minimal;
  }

  public String referrer() {
    return referrer;
  }

  @Nullable public Address receiver() {
    return receiver;
  }

  /**
   * The unit that holds its case, or, before there is one, whoever is addressed. Only to be asked
   * of what has been submitted.
   */
  public Address answersForIt() {
    if (holder != null) {
      return new Address(holder.agency(), holder.unit(), null);
    }
    if (receiver == null) {
      throw new IllegalStateException("nobody is addressed yet");
    }
    return receiver;
  }

  @Nullable public Instant addressedAt() {
    return addressedAt;
  }

  public List<String> refusedBy() {
    return refusedBy;
  }

  public boolean route() {
    return route;
  }

  @Nullable public RoutingReason routing() {
    return routing;
  }

  public ReferralContent content() {
    return content;
  }

  public AgeClass ageClass() {
    return ageClass;
  }

  public UUID subjectId() {
    return subjectId;
  }

  /**
   * Acts as its referrer: whoever holds the case from which it was sent, or the agency that sent
   * it.
   */
  public String sender() {
    return fromCaseAgency == null ? referrer : fromCaseAgency;
  }

  /** The case from which it was sent has another custodian than the one who sent it. */
  public boolean isTakenOver() {
    return !sender().equals(referrer);
  }

  @Nullable public String governingCountry() {
    return governingCountry;
  }

  @Nullable public UUID fromCaseId() {
    return fromCaseId;
  }

  @Nullable public UUID caseId() {
    return caseId;
  }

  public boolean opensCase() {
    return opensCase;
  }

  @Nullable public Acceptance acceptance() {
    return acceptance;
  }

  /** No report has said yet that another unit holds its case. */
  public boolean isWithWhoTookItOn() {
    return holder == null;
  }

  @Nullable public Ending ending() {
    return ending;
  }

  /** Not by its receiver, who may have done its part while the case went on. */
  public boolean isCompletedByCase() {
    return completedByCase;
  }

  /** Orders what other services are told about who is excluded. */
  public long exclusionsVersion() {
    return exclusionsVersion;
  }

  @Nullable public CaseProgress caseProgress() {
    return caseProgress;
  }

  @Nullable public Instant dueAt() {
    return dueAt;
  }

  public boolean isOverdue(Instant now) {
    return dueAt != null && dueAt.isBefore(now);
  }

  @Nullable public Instant expiresAt() {
    return expiresAt;
  }

  public Instant createdAt() {
    return createdAt;
  }

  @Nullable public Instant submittedAt() {
    return submittedAt;
  }

  public Instant stateSince() {
    return stateSince;
  }

  /** Of every change; shown to nobody. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
