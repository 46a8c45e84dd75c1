package org.amaan.casework.casefile;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.amaan.casework.casefile.CaseDeadline.Ending;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.ReferralState;
import org.jspecify.annotations.Nullable;

/** What is due in a case: when each deadline begins and ends, and which one is next. */
final class CaseDeadlines {

  private final CaseFile file;
  private final List<CaseDeadline> all;

  CaseDeadlines(CaseFile file, List<CaseDeadline> all) {
    this.file = file;
    this.all = all;
  }

  void begin(DeadlineKind kind, @Nullable UUID about, Instant now, Instant due) {
    all.add(new CaseDeadline(file, kind, about, now, due));
  }

  boolean isRunning(DeadlineKind kind, @Nullable UUID about) {
    return running().anyMatch(deadline -> deadline.isOf(kind, about));
  }

  /** The custodian has decided, and every referrer is told so. */
  void endDecisionAndFeedback(Instant now) {
    end(
        Ending.MET,
        now,
        deadline ->
            deadline.kind() == DeadlineKind.DECISION || deadline.kind() == DeadlineKind.FEEDBACK);
  }

  /**
   * What is due of a record of the trial: begun with its first time, begun anew with another.
   *
   * @param due null when nothing is any more
   * @param isMet whether what was due until now was done
   * @return whether anything changed
   */
  boolean follow(
      DeadlineKind kind, UUID record, @Nullable Instant due, boolean isMet, Instant now) {
    Optional<CaseDeadline> before =
        running().filter(deadline -> deadline.isOf(kind, record)).findFirst();
    if (before.map(CaseDeadline::dueAt).equals(Optional.ofNullable(due))) {
      return false;
    }
    before.ifPresent(
        deadline ->
            end(
                deadline,
                isMet || deadline.isReviewed(due, now) ? Ending.MET : Ending.DROPPED,
                now));
    if (due != null) {
      begin(kind, record, now, due);
    }
    return true;
  }

  /** Nobody is told of a closed case what is due of its trial. */
  void suspendTrial(Instant now) {
    end(Ending.DROPPED, now, deadline -> deadline.kind().isOfTrial());
  }

  /**
   * Begins again what the closing of the case had ended.
   *
   * @param closed when that was
   */
  void resumeTrial(Instant closed, Instant now) {
    all.stream()
        .filter(deadline -> deadline.kind().isOfTrial())
        .filter(deadline -> deadline.ending() == Ending.DROPPED)
        .filter(deadline -> closed.equals(deadline.endedAt()))
        .toList()
        .forEach(deadline -> begin(deadline.kind(), deadline.about(), now, deadline.dueAt()));
  }

  void endOffer(Handover handover, HandoverStatus how, Instant now) {
    end(
        switch (how) {
          case ACCEPTED, REFUSED -> Ending.MET;
          case EXPIRED -> Ending.MISSED;
          case OFFERED, CANCELLED -> Ending.DROPPED;
        },
        now,
        deadline -> deadline.isOf(DeadlineKind.HANDOVER, handover.id()));
  }

  /** The referral has ended, and with it the wait of its referrer. */
  void endFeedback(UUID referral, ReferralState state, Instant now) {
    end(
        state == ReferralState.WITHDRAWN ? Ending.DROPPED : Ending.MET,
        now,
        deadline -> deadline.isOf(DeadlineKind.FEEDBACK, referral));
  }

  private void end(Ending how, Instant now, Predicate<CaseDeadline> which) {
    running().filter(which).toList().forEach(deadline -> end(deadline, how, now));
  }

  private void end(CaseDeadline deadline, Ending how, Instant now) {
    deadline.end(how, now);
    file.hasEnded(deadline);
  }

  private Stream<CaseDeadline> running() {
    return all.stream().filter(CaseDeadline::isRunning);
  }

  long countRunning() {
    return running().count();
  }

  CaseDeadline get(UUID id) {
    return all.stream().filter(deadline -> deadline.id().equals(id)).findFirst().orElseThrow();
  }

  Optional<CaseDeadline> next(Predicate<DeadlineKind> kinds) {
    return running()
        .filter(deadline -> kinds.test(deadline.kind()))
        .min(Comparator.comparing(CaseDeadline::dueAt));
  }

  /** What is due and was told to somebody. */
  List<CaseDeadline> told() {
    return running().filter(CaseDeadline::wasTold).toList();
  }

  /** What is due of the trial and was told to somebody who may not be concerned any more. */
  List<CaseDeadline> toldOfTrial() {
    return told().stream()
        .filter(deadline -> deadline.kind().isOfTrial())
        .sorted(Comparator.comparing(CaseDeadline::dueAt).thenComparing(CaseDeadline::id))
        .toList();
  }

  /** From when on the first of them is late. */
  Optional<Instant> nextPassing() {
    return running().map(CaseDeadline::passesAt).min(Comparator.naturalOrder());
  }

  /** The earliest due that the supervisor was told has passed, and that is not met yet. */
  Optional<CaseDeadline> late() {
    return running()
        .filter(deadline -> deadline.passedToldAt() != null)
        .min(Comparator.comparing(CaseDeadline::dueAt));
  }

  /** By due time, those that have ended too. */
  List<CaseDeadline> inOrder() {
    return all.stream()
        .sorted(
            Comparator.comparing(CaseDeadline::dueAt)
                .thenComparing(CaseDeadline::kind)
                .thenComparing(CaseDeadline::id))
        .toList();
  }
}
