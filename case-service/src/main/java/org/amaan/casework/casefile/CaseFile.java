package org.amaan.casework.casefile;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.amaan.casework.casefile.CaseTransition.Clause;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.ErasureReason;
import org.amaan.casework.casefile.terms.FeedbackStatus;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.HandoverRefusalReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.casefile.terms.TransitionReason;
import org.amaan.casework.directory.Coordinators;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.DueTime;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.ids.Ids;
import org.jspecify.annotations.Nullable;

/**
 * A case: who holds it, where it stands, which referrals it gathers. It always has exactly one
 * custodian unit, and at most one pending offer of custody.
 */
@Entity
@Table(name = "case_file")
public class CaseFile {

  private static final long VERSIONS_OF_A_CUSTODIAN = 1_000_000;

  private static final Set<ReferralState> OPEN =
      EnumSet.of(ReferralState.ACCEPTED, ReferralState.IN_PROGRESS, ReferralState.REOPENED);

  @Id private UUID id;
  @Version private long version;
  private String reference;
  private CaseStatus status;

  @Column(name = "suspended_from")
  private @Nullable CaseStatus suspendedFrom;

  @Embedded
  @AttributeOverride(name = "agency", column = @Column(name = "custodian_agency"))
  @AttributeOverride(name = "unit", column = @Column(name = "custodian_unit"))
  private Unit custodian;

  @Column(name = "custodian_since")
  private Instant custodianSince;

  @Column(name = "custody_version")
  private long custodyVersion;

  private @Nullable String assignee;

  @OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
  @JoinColumn(name = "pending_handover")
  private @Nullable Handover pendingHandover;

  private Urgency urgency;

  @Column(name = "age_class")
  private AgeClass ageClass;

  private String country;

  @Column(name = "legal_profile", updatable = false)
  private String legalProfile;

  @Column(name = "legal_profile_version", updatable = false)
  private String legalProfileVersion;

  @Column(name = "cross_border")
  private @Nullable Boolean crossBorder;

  private @Nullable Disposition disposition;

  @Column(name = "feedback_version")
  private long feedbackVersion;

  @Column(name = "feedback_since")
  private Instant feedbackSince;

  @Column(name = "opened_at", updatable = false)
  private Instant openedAt;

  /** When what the custodian is shown last changed, and nothing else. */
  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "shown_version")
  private long shownVersion;

  @OneToMany(mappedBy = "caseFile", cascade = CascadeType.PERSIST)
  @OrderBy("attachedAt, id")
  private List<CaseReferral> referrals = new ArrayList<>();

  @Column(name = "text_erased_at")
  private @Nullable Instant textErasedAt;

  @Column(name = "erasure_reason")
  private @Nullable ErasureReason erasureReason;

  @OneToMany(mappedBy = "caseFile", cascade = CascadeType.PERSIST, orphanRemoval = true)
  @OrderBy("grantedAt, id")
  private List<CaseGrant> grants = new ArrayList<>();

  @OneToMany(mappedBy = "caseFile", cascade = CascadeType.PERSIST)
  private List<CustodyPeriod> custody = new ArrayList<>();

  @OneToMany(mappedBy = "caseFile", cascade = CascadeType.PERSIST)
  private List<CaseDeadline> deadlines = new ArrayList<>();

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "due_kind")
  private @Nullable DeadlineKind dueKind;

  @Column(name = "passes_at")
  private @Nullable Instant passesAt;

  @Column(name = "due_besides_trial_at")
  private @Nullable Instant dueBesidesTrialAt;

  @Column(name = "due_besides_trial_kind")
  private @Nullable DeadlineKind dueBesidesTrialKind;

  /** Of what officers of the custodian are shown of the trial, beside {@link #shownVersion}. */
  @Column(name = "trial_version")
  private long trialVersion;

  @Column(name = "trial_updated_at")
  private @Nullable Instant trialUpdatedAt;

  /** By their references; not yet told to who sends alerts. */
  @Transient private final List<UUID> settledAlerts = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected CaseFile() {}

  /** Opens a case for an accepted referral; the unit of whoever accepted takes first custody. */
  @SuppressWarnings("NullAway.Init") // summarize() fills the rest
  public CaseFile(ReferralReport report, Instant now) {
    id = Ids.next();
    reference = CaseReference.next(report.country(), now);
    status = CaseStatus.OPEN;
    custodian = report.receiver();
    custodianSince = now;
    custodyVersion = 1;
    country = report.country();
    Instant accepted = acceptedAt(report, now);
    LegalProfile profile =
        LegalProfiles.forCountry(country, LocalDate.ofInstant(accepted, ZoneOffset.UTC));
    legalProfile = profile.id();
    legalProfileVersion = profile.version();
    feedbackVersion = 1;
    feedbackSince = now;
    openedAt = now;
    updatedAt = now;
    custody.add(new CustodyPeriod(this, custodian, now));
    referrals.add(new CaseReferral(this, report, now));
    summarize();
    begin(DeadlineKind.DECISION, null, accepted, DueTime.ofDecision(profile, accepted));
    awaitFeedback(report, accepted);
    applyExclusions(Set.of(), report.arbiters(), now);
  }

  /** Deadlines run from the acceptance, however long its report was on the way. */
  private static Instant acceptedAt(ReferralReport report, Instant now) {
    return report.acceptedAt().isAfter(now) ? now : report.acceptedAt();
  }

  public CaseEvent.Opened opened() {
    return new CaseEvent.Opened(referrals.get(0).id(), custodian);
  }

  public CaseEvent.ReferralAttached attach(ReferralReport report, Instant now) {
    Set<String> before = excluded();
    referrals.add(new CaseReferral(this, report, now));
    summarize();
    awaitFeedback(report, acceptedAt(report, now));
    shownToAll(now);
    return new CaseEvent.ReferralAttached(
        report.referralId(), applyExclusions(before, report.arbiters(), now));
  }

  /**
   * Notes the newest report about one of its referrals; an older or repeated one is ignored. What
   * shows in nothing that a reader sees (who is excluded, say) moves nothing that a reader sees.
   */
  public Optional<CaseEvent.ReferralChanged> update(ReferralReport report, Instant now) {
    CaseReferral referral = referral(report.referralId());
    if (report.sequence() <= referral.sequence()) {
      return Optional.empty();
    }
    Set<String> before = excluded();
    Object shownBefore = shown(referral);
    referral.update(report);
    summarize();
    awaitFeedback(report, now);
    boolean shows = !shown(referral).equals(shownBefore);
    if (shows) {
      shownToAll(now);
    }
    return Optional.of(
        new CaseEvent.ReferralChanged(
            report.referralId(),
            report.state(),
            shows,
            applyExclusions(before, report.arbiters(), now)));
  }

  /** What readers of the case see of a report about a referral. */
  private List<@Nullable Object> shown(CaseReferral referral) {
    return Arrays.asList(referral.shown(), urgency, ageClass, crossBorder, due().countRunning());
  }

  /**
   * What an excluded agency holds passes to another at once, and an offer of the case ends with it.
   * An offer to an excluded agency stays as it is: nobody else would have reason to end it, and who
   * offers is not to learn why. The agency sees nothing of it, and it expires in its time. Where
   * there is nobody the case stays with the unit, which sees nothing of it.
   */
  private CaseEvent.ExclusionsApplied applyExclusions(
      Set<String> before, List<Unit> arbiters, Instant now) {
    Set<String> excluded = excluded();
    boolean changed = !excluded.equals(before);
    Optional<Unit> next =
        excluded.contains(custodian.agency())
            ? arbiters.stream().filter(unit -> !excluded.contains(unit.agency())).findFirst()
            : Optional.empty();
    if (changed || next.isPresent()) {
      // Who may read has changed with it.
      custodyVersion++;
    }
    if (next.isEmpty()) {
      return new CaseEvent.ExclusionsApplied(changed, null, null);
    }
    Handover offer = pendingHandover;
    if (offer != null) {
      end(offer, HandoverStatus.CANCELLED, null, now);
    }
    require(CaseTransition.PASS_CUSTODY);
    passTo(next.get(), now);
    showCustodianToReaders(now);
    return new CaseEvent.ExclusionsApplied(true, offer, new CaseEvent.CustodyPassed(custodian));
  }

  /** Custody and tasks move together: the new unit has the case, nobody in it has the work yet. */
  private void passTo(Unit unit, Instant now) {
    due().told().forEach(deadline -> settledAlerts.add(alertsToCustodian(deadline)));
    custody.stream().filter(CustodyPeriod::isCurrent).forEach(period -> period.end(now));
    custodian = unit;
    custodianSince = now;
    custody.add(new CustodyPeriod(this, custodian, now));
    assignee = null;
    // Says how often the case has moved, which is no secret to who holds it, and nothing else of
    // what the custodian before saw happen.
    shownVersion = (custody.size() - 1) * VERSIONS_OF_A_CUSTODIAN;
    updatedAt = now;
    trialVersion = 0;
    trialUpdatedAt = null;
  }

  /**
   * Shows the new custodian to the agencies that read by a grant; called by whoever may see who
   * they are.
   */
  public void showCustodianToReaders(Instant now) {
    grants.forEach(grant -> grant.shown(now));
  }

  /** Marks a change that all readers see. */
  private void shownToAll(Instant now) {
    shownToCustodian(now);
    grants.forEach(grant -> grant.shown(now));
  }

  /** Marks a change that only officers see, of the custodian and of the agencies with a grant. */
  private void shownToOfficers(Instant now) {
    trialVersion++;
    trialUpdatedAt = now;
    grants.forEach(grant -> grant.shownToOfficers(now));
  }

  /** Marks a change that the custodian alone sees: its own offers, its own assignment. */
  private void shownToCustodian(Instant now) {
    shownVersion++;
    updatedAt = now;
  }

  /** Agencies that are to know nothing of one of its subjects, and so nothing of the case. */
  public Set<String> excluded() {
    return referrals.stream()
        .flatMap(referral -> referral.exclusions().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a referral may become part of it: not when it is from an agency, or hidden from one,
   * that would learn by it of a case or a subject that it is to know nothing of.
   */
  public boolean mayAttach(ReferralReport report) {
    return !excludes(report.referrerAgency())
        && !report.exclusions().contains(custodian.agency())
        && referrals.stream().noneMatch(r -> report.exclusions().contains(r.referrerAgency()));
  }

  /**
   * Whether an agency is excluded: nothing goes to it, and an offer to it is refused as if it were
   * unknown.
   */
  public boolean excludes(String agency) {
    return excluded().contains(agency);
  }

  /**
   * A referral that is open although it knows that the case was closed has been taken up again, and
   * the case with it. One that has not heard of the closing yet is about to be completed by it.
   */
  public Optional<CaseEvent.StateChanged> reopenFor(ReferralReport report, Instant now) {
    return isClosed()
            && OPEN.contains(report.state())
            && report.feedbackSequence() >= feedbackVersion
        ? Optional.of(
            change(
                CaseTransition.REOPEN_FOR_REFERRAL,
                new Move(
                    CaseStatus.UNDER_INVESTIGATION, TransitionReason.REFERRAL_REOPENED, null, null),
                now))
        : Optional.empty();
  }

  /** The first person who claims the case has it. */
  public CaseEvent.Assigned claim(String person, Instant now) {
    require(CaseTransition.CLAIM);
    return give(person, now);
  }

  public CaseEvent.Assigned assign(String person, Instant now) {
    require(CaseTransition.ASSIGN);
    return give(person, now);
  }

  private CaseEvent.Assigned give(String person, Instant now) {
    assignee = person;
    shownToCustodian(now);
    return new CaseEvent.Assigned(person);
  }

  /** Refuses a transition that the table does not have from here. */
  private void require(CaseTransition transition) {
    if (!transition.isFrom(status)) {
      if (isClosed()) {
        throw new CaseIsClosed(allowedMoves());
      }
      throw transition.isFrom(CaseStatus.CLOSED)
          ? new CaseNotClosed()
          : new CaseTransition.NotInProceedings(status, transition);
    }
    if (transition.has(Clause.NEEDS_NO_OFFER) && pendingHandover != null) {
      throw new HandoverPending();
    }
    if (transition.has(Clause.NEEDS_NO_ASSIGNEE) && assignee != null) {
      throw new AlreadyAssigned();
    }
  }

  /**
   * Moves the case by the table in {@link CaseTransition}. Going to a prosecution grants it
   * reading, and ends another's; going back to the investigation ends every grant.
   */
  public CaseEvent.StateChanged move(Move move, Instant now) {
    CaseTransition transition =
        CaseTransition.move(status, suspendedFrom, move.to())
            .orElseThrow(() -> new MoveNotAllowed(status, allowedMoves()));
    return change(transition, move, now);
  }

  private CaseEvent.StateChanged change(CaseTransition transition, Move move, Instant now) {
    require(transition);
    CaseStatus from = status;
    if (move.reason() == null && transition.has(Clause.NEEDS_REASON)) {
      throw new ReasonMissing();
    }
    if (move.disposition() != null && !stage().canEndAs(move.disposition())) {
      throw new DispositionNotPossible(stage());
    }
    if (move.to() == CaseStatus.WITH_PROSECUTION
        && move.prosecution() == null
        && grants.isEmpty()) {
      throw new ProsecutionMissing();
    }
    FeedbackStatus feedbackBefore = feedback();
    Instant closedAt = isClosed() ? feedbackSince : null;
    List<String> readersBefore = granted();
    suspendedFrom = move.to() == CaseStatus.SUSPENDED ? from : null;
    status = move.to();
    disposition = move.disposition();
    if (move.prosecution() != null) {
      endGrants(grant -> !grant.agency().equals(move.prosecution()));
      grant(move.prosecution(), now);
    } else if (transition.has(Clause.ENDS_GRANTS)) {
      endGrants(grant -> true);
    }
    if (stage() != CaseStatus.OPEN) {
      due().endDecisionAndFeedback(now);
      if (isClosed()) {
        due().suspendTrial(now);
      } else if (closedAt != null) {
        due().resumeTrial(closedAt, now);
      }
      updateDueTime();
    }
    boolean feedbackChanged = feedback() != feedbackBefore;
    if (feedbackChanged) {
      feedbackVersion++;
      feedbackSince = now;
    }
    shownToAll(now);
    CaseEvent.StateChanged event =
        new CaseEvent.StateChanged(
            from,
            status,
            move.reason(),
            disposition,
            without(granted(), readersBefore),
            without(readersBefore, granted()),
            feedbackChanged);
    if (event.custodyChanged()) {
      custodyVersion++;
    }
    return event;
  }

  private void grant(String agency, Instant now) {
    if (!granted().contains(agency)) {
      grants.add(new CaseGrant(this, agency, now));
    }
  }

  private void endGrants(Predicate<CaseGrant> which) {
    for (CaseGrant ended : grants.stream().filter(which).toList()) {
      due().toldOfTrial().forEach(due -> settledAlerts.add(due.alertsTo(ended.id())));
      grants.remove(ended);
    }
  }

  private static List<String> without(List<String> all, List<String> these) {
    return all.stream().filter(one -> !these.contains(one)).toList();
  }

  /** Offers custody to another unit; until that accepts, nothing moves. */
  public Handover offer(Unit to, HandoverReason reason, Instant due, Instant now) {
    require(CaseTransition.OFFER_CUSTODY);
    if (to.equals(custodian)) {
      throw new OfferToCustodian();
    }
    Handover offer = new Handover(this, to, reason, due, now);
    pendingHandover = offer;
    begin(DeadlineKind.HANDOVER, offer.id(), now, due);
    shownToCustodian(now);
    return offer;
  }

  public CaseEvent.HandoverMoved acceptHandover(Handover handover, Instant now) {
    return answer(CaseTransition.ACCEPT_CUSTODY, handover, HandoverStatus.ACCEPTED, null, now);
  }

  public CaseEvent.HandoverMoved refuseHandover(
      Handover handover, HandoverRefusalReason why, Instant now) {
    return answer(CaseTransition.REFUSE_CUSTODY, handover, HandoverStatus.REFUSED, why, now);
  }

  public CaseEvent.HandoverMoved cancelHandover(Handover handover, Instant now) {
    return answer(CaseTransition.CANCEL_OFFER, handover, HandoverStatus.CANCELLED, null, now);
  }

  /**
   * Ends an offer. One that has ended before is refused first, whatever became of the case since.
   */
  private CaseEvent.HandoverMoved answer(
      CaseTransition transition,
      Handover handover,
      HandoverStatus how,
      @Nullable HandoverRefusalReason why,
      Instant now) {
    handover.requireOpen(now);
    require(transition);
    end(handover, how, why, now);
    if (transition.has(Clause.MOVES_CUSTODY)) {
      custodyVersion++;
      passTo(handover.to(), now);
    }
    return new CaseEvent.HandoverMoved(handover);
  }

  /**
   * Ends an offer whose time is over; empty when it was answered before, or its time is not over.
   */
  public Optional<CaseEvent.HandoverMoved> expireHandover(Handover handover, Instant now) {
    if (handover.status() != HandoverStatus.OFFERED || !handover.isOver(now)) {
      return Optional.empty();
    }
    require(CaseTransition.LET_OFFER_EXPIRE);
    end(handover, HandoverStatus.EXPIRED, null, now);
    return Optional.of(new CaseEvent.HandoverMoved(handover));
  }

  private void end(
      Handover handover, HandoverStatus how, @Nullable HandoverRefusalReason why, Instant now) {
    handover.end(how, why, now);
    pendingHandover = null;
    due().endOffer(handover, how, now);
    updateDueTime();
    shownToCustodian(now);
  }

  /** The referrer waits for feedback until it hears more than that the case was opened. */
  private void awaitFeedback(ReferralReport report, Instant now) {
    UUID referral = report.referralId();
    if (!OPEN.contains(report.state())) {
      due().endFeedback(referral, report.state(), now);
      updateDueTime();
    } else if (stage() == CaseStatus.OPEN && !due().isRunning(DeadlineKind.FEEDBACK, referral)) {
      begin(DeadlineKind.FEEDBACK, referral, now, DueTime.ofFeedback(legalProfile(), now));
    }
  }

  private void begin(DeadlineKind kind, @Nullable UUID about, Instant now, Instant due) {
    due().begin(kind, about, now, due);
    updateDueTime();
  }

  /**
   * Follows what is due of a hearing, a protection measure or a claim.
   *
   * @param due null when nothing is any more
   * @param isMet whether what was due until now was done
   */
  public void follow(
      DeadlineKind kind, UUID record, @Nullable Instant due, boolean isMet, Instant now) {
    if (due().follow(kind, record, due, isMet, now)) {
      updateDueTime();
      shownToOfficers(now);
    }
  }

  /** Whoever was told that it is due, and is concerned still, need not act on that any more. */
  void hasEnded(CaseDeadline deadline) {
    if (!deadline.wasTold()) {
      return;
    }
    if (deadline.kind() == DeadlineKind.HANDOVER || deadline.escalatedAt() != null) {
      settledAlerts.add(deadline.alertsToOthers());
    }
    if (deadline.kind() != DeadlineKind.HANDOVER) {
      settledAlerts.add(alertsToCustodian(deadline));
    }
    if (deadline.kind().isOfTrial()) {
      grants.forEach(grant -> settledAlerts.add(deadline.alertsTo(grant.id())));
    }
  }

  /** By which reference alerts about a deadline to its custodian are settled, while it is that. */
  public UUID alertsToCustodian(CaseDeadline deadline) {
    return custody.stream()
        .filter(CustodyPeriod::isCurrent)
        .findFirst()
        .map(current -> deadline.alertsTo(current.id()))
        .orElseThrow();
  }

  /** By which reference those to an agency with a grant are settled, while it has that grant. */
  public UUID alertsToReader(CaseDeadline deadline, String agency) {
    return deadline.alertsTo(grantOf(agency).orElseThrow().id());
  }

  /** The references of the alerts that are settled since this was asked before. */
  public List<UUID> takeSettledAlerts() {
    List<UUID> taken = List.copyOf(settledAlerts);
    settledAlerts.clear();
    return taken;
  }

  private CaseDeadlines due() {
    return new CaseDeadlines(this, deadlines);
  }

  private void updateDueTime() {
    Optional<CaseDeadline> next = due().next(kind -> true);
    dueAt = next.map(CaseDeadline::dueAt).orElse(null);
    dueKind = next.map(CaseDeadline::kind).orElse(null);
    passesAt = due().nextPassing().orElse(null);
    Optional<CaseDeadline> besidesTrial = due().next(kind -> !kind.isOfTrial());
    dueBesidesTrialAt = besidesTrial.map(CaseDeadline::dueAt).orElse(null);
    dueBesidesTrialKind = besidesTrial.map(CaseDeadline::kind).orElse(null);
  }

  /** Takes the step of one of its deadlines that is due now; empty when there is none any more. */
  public Optional<CaseEvent.DeadlineStepTaken> takeDeadlineStep(
      UUID deadlineId, Coordinators coordinators, Instant now) {
    CaseDeadline deadline = due().get(deadlineId);
    Set<String> excluded = excluded();
    return deadline
        .step(now)
        .map(
            step -> {
              if (deadline.kind() == DeadlineKind.HANDOVER) {
                shownToCustodian(now);
              } else if (deadline.kind().isOfTrial()) {
                shownToOfficers(now);
              } else {
                shownToAll(now);
              }
              return new CaseEvent.DeadlineStepTaken(
                  deadline, step, coordinators.besides(excluded));
            });
  }

  /**
   * That what its custodian's agency wrote was erased. Once for each time that it is closed.
   *
   * @return whether it was not before
   */
  public boolean eraseText(ErasureReason reason, Instant now) {
    require(CaseTransition.ERASE_TEXT);
    if (isErased()) {
      return false;
    }
    textErasedAt = now;
    erasureReason = reason;
    return true;
  }

  private boolean isErased() {
    return isClosed() && textErasedAt != null && !textErasedAt.isBefore(feedbackSince);
  }

  public @Nullable Instant textErasedAt() {
    return textErasedAt;
  }

  public @Nullable ErasureReason erasureReason() {
    return erasureReason;
  }

  /** Refuses to seal anything in a closed case whose text was erased. */
  public void requireNotErased() {
    if (isErased()) {
      requireNotClosed();
    }
  }

  public void requireNotClosed() {
    require(CaseTransition.RECORD);
  }

  /** Refuses a record of the trial in a state in which there is none to make. */
  public void requireFor(CaseTransition entering) {
    require(entering);
  }

  /** Protects as much as the referral that needs it most: danger and childhood are not averaged. */
  private void summarize() {
    urgency = CaseReferral.mostUrgent(referrals);
    ageClass = CaseReferral.mostProtected(referrals);
    crossBorder = CaseReferral.anyCrossBorder(referrals);
  }

  /** The state that the case has, or had when it was suspended. */
  private CaseStatus stage() {
    return suspendedFrom == null ? status : suspendedFrom;
  }

  /** The states that it may be moved to now; it is not closed while another unit is asked. */
  public Set<CaseStatus> allowedMoves() {
    return CaseTransition.moves(status, suspendedFrom, pendingHandover != null);
  }

  public boolean isHeldBy(@Nullable String agency, @Nullable String unit) {
    return custodian.agency().equals(agency) && custodian.unit().equals(unit);
  }

  /** While a case is closed, nobody reads its people or its text. */
  public boolean isClosed() {
    return status == CaseStatus.CLOSED;
  }

  /** The coarse state that referrers and former custodians see. */
  public FeedbackStatus feedback() {
    FeedbackStatus feedback = stage().feedback();
    if (feedback == null) {
      throw new IllegalStateException("no feedback for " + stage());
    }
    return feedback;
  }

  public CaseReferral referral(UUID referralId) {
    return referrals.stream()
        .filter(r -> r.id().equals(referralId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not a referral of this case"));
  }

  public List<CaseReferral> referrals() {
    return List.copyOf(referrals);
  }

  /** Agencies with a grant in force; a grant is not in force while its agency is excluded. */
  public List<String> readers() {
    Set<String> excluded = excluded();
    return granted().stream().filter(agency -> !excluded.contains(agency)).toList();
  }

  /** Agencies with a grant, in force or not: the custodian does not see that one is not. */
  public List<String> granted() {
    return grants.stream().map(CaseGrant::agency).toList();
  }

  /** Agencies that coordinate its country, as far as they may know of it. */
  public List<String> coordinators() {
    Set<String> excluded = excluded();
    return referrals.stream()
        .map(CaseReferral::coordinator)
        .filter(agency -> agency != null && !excluded.contains(agency))
        .distinct()
        .toList();
  }

  /** Those of its coordinators who only stand in, and read no workload. */
  public List<String> overseers() {
    return coordinators().stream()
        .filter(
            agency ->
                referrals.stream()
                    .filter(referral -> agency.equals(referral.coordinator()))
                    .allMatch(CaseReferral::isOverseen))
        .toList();
  }

  public UUID id() {
    return id;
  }

  /** The version of the record, for messages; no reader is shown it. */
  public long version() {
    return version;
  }

  /** Grows when what this reader of the custodian's is shown changes, and not otherwise. */
  public long shownVersion(boolean isOfficer) {
    return isOfficer ? shownVersion + trialVersion : shownVersion;
  }

  /** The grant of an agency, with a version of its own; empty for an agency that has none. */
  public Optional<CaseGrant> grantOf(@Nullable String agency) {
    return grants.stream().filter(grant -> grant.agency().equals(agency)).findFirst();
  }

  public String reference() {
    return reference;
  }

  public CaseStatus status() {
    return status;
  }

  public Unit custodian() {
    return custodian;
  }

  public Instant custodianSince() {
    return custodianSince;
  }

  /** Every unit that held it, the first one first. */
  public List<CustodyPeriod> custody() {
    return custody.stream().sorted(Comparator.comparing(CustodyPeriod::since)).toList();
  }

  public long custodyVersion() {
    return custodyVersion;
  }

  public @Nullable String assignee() {
    return assignee;
  }

  public @Nullable Handover pendingHandover() {
    return pendingHandover;
  }

  public Urgency urgency() {
    return urgency;
  }

  public AgeClass ageClass() {
    return ageClass;
  }

  public String country() {
    return country;
  }

  /** The country's rules as they were when the case was opened; it keeps them. */
  public LegalProfile legalProfile() {
    return LegalProfiles.find(legalProfile, legalProfileVersion)
        .orElseThrow(() -> new IllegalStateException("no profile " + legalProfile));
  }

  public @Nullable Boolean crossBorder() {
    return crossBorder;
  }

  public @Nullable Disposition disposition() {
    return disposition;
  }

  public long feedbackVersion() {
    return feedbackVersion;
  }

  public Instant feedbackSince() {
    return feedbackSince;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** When that last changed. */
  public Instant updatedAt(boolean isOfficer) {
    return isOfficer && trialUpdatedAt != null && trialUpdatedAt.isAfter(updatedAt)
        ? trialUpdatedAt
        : updatedAt;
  }

  /** When the next thing is due. */
  public @Nullable Instant dueAt() {
    return dueAt;
  }

  /** When the next thing of some kinds is due: a reader may not know of all. */
  public @Nullable Instant dueAt(Predicate<DeadlineKind> kinds) {
    return due().next(kinds).map(CaseDeadline::dueAt).orElse(null);
  }

  /** The earliest due that its supervisor was told has passed, and that is not met yet. */
  public Optional<CaseDeadline> late() {
    return due().late();
  }

  /** Whether it is about that subject. */
  public boolean concerns(UUID subjectId) {
    return referrals().stream().map(CaseReferral::subjectId).anyMatch(subjectId::equals);
  }

  /** What is due of the trial and was told to who was concerned at the time. */
  public List<CaseDeadline> toldOfTrial() {
    return due().toldOfTrial();
  }

  /** By their due times, those that have ended too. */
  public List<CaseDeadline> deadlines() {
    return due().inOrder();
  }
}
