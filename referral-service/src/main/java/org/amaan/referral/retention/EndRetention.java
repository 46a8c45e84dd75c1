package org.amaan.referral.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.Erasures;
import org.amaan.referral.followup.CaseReports;
import org.amaan.referral.subject.erasure.LegalHolds;
import org.amaan.referral.subject.record.ErasureReason;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * Erases the data of subjects about whom everything has ended, as long ago as the legal profile
 * says. Who: the clock. Tells the recording agency's data protection officer 30 days before, so
 * that a hold can be placed; while nobody could be told nothing is erased. Whatever is late, comes
 * twice, was reopened or came under a hold meanwhile: each step holds the subject and looks again
 * before it acts.
 */
@ApplicationScoped
class EndRetention {

  static final Duration NOTICE = Duration.ofDays(30);

  /** When nobody could be told. */
  private static final Duration TOLD_AGAIN = Duration.ofDays(1);

  private static final Caller CLOCK = Caller.system("retention");

  private final RetentionRepository retention;
  private final SubjectRecords subjects;
  private final LegalHolds holds;
  private final RetentionOutbox outbox;
  private final Erasures erasures;
  private final CaseReports cases;
  private final Audit audit;
  private final Clock clock;

  EndRetention(
      RetentionRepository retention,
      SubjectRecords subjects,
      LegalHolds holds,
      RetentionOutbox outbox,
      Erasures erasures,
      CaseReports cases,
      Audit audit,
      Clock clock) {
    this.retention = retention;
    this.subjects = subjects;
    this.holds = holds;
    this.outbox = outbox;
    this.erasures = erasures;
    this.cases = cases;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Notes about whom everything has ended.
   *
   * @return how many there were, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int begin(int size) {
    List<UUID> ended = retention.ended(size);
    ended.forEach(subject -> endOf(subject).ifPresent(endsAt -> retention.note(subject, endsAt)));
    return ended.size();
  }

  /** Tells of those that end within the time of notice. */
  @Transactional
  int tell(int size) {
    Instant now = clock.instant();
    Instant soon = now.plus(NOTICE);
    List<UUID> ending = retention.toTell(soon, now, size);
    ending.forEach(subject -> goesOnOrEnds(subject, soon, () -> tellOf(subject, soon, now)));
    return ending.size();
  }

  /** Erases those whose time is over. */
  @Transactional
  int erase(int size) {
    Instant now = clock.instant();
    retention.forgetTellingOfHeld(now);
    List<UUID> over = retention.toErase(now, size);
    over.forEach(subject -> goesOnOrEnds(subject, now, () -> erase(subject, now)));
    return over.size();
  }

  /**
   * What was reopened is not noted any more; what ended later ends later. What came under a hold
   * meanwhile is left to the next turn, which passes it over.
   */
  private void goesOnOrEnds(UUID subject, Instant by, Runnable ends) {
    Optional<Instant> end = endOf(subject);
    if (end.isEmpty()) {
      retention.goesOn(subject);
    } else if (end.get().isAfter(by)) {
      retention.note(subject, end.get());
    } else if (!holds.stands(subject, clock.instant())) {
      ends.run();
    }
  }

  /**
   * It ends no earlier than was told, however late it was told; when there is nobody to tell, it is
   * asked again a day later.
   */
  private void tellOf(UUID subject, Instant endsAt, Instant now) {
    retention.told(subject, endsAt, now);
    Optional<String> recorder = retention.recorder(subject);
    if (recorder.isEmpty()) {
      retention.done(subject, now);
      return;
    }
    if (!outbox.tell(subject, recorder.get(), endsAt)) {
      retention.note(subject, endsAt.plus(TOLD_AGAIN));
      return;
    }
    audit.record(CLOCK, "subject.retention-ending", subject, Map.of("endsAt", endsAt.toString()));
  }

  private void erase(UUID subject, Instant now) {
    if (retention.erase(subject, ErasureReason.RETENTION_ENDED.value(), now)) {
      erasures.erase(subject, now);
      cases.follow(subject);
      audit.record(
          CLOCK,
          "subject.erased",
          subject,
          Map.of("reason", ErasureReason.RETENTION_ENDED.value()));
    }
    retention.done(subject, now);
  }

  /** Empty while something goes on; otherwise the latest of what the countries' profiles say. */
  private Optional<Instant> endOf(UUID subject) {
    subjects.hold(subject);
    List<RetentionRepository.End> ends = retention.endsOf(subject);
    if (ends.stream().anyMatch(end -> end.endedAt() == null)) {
      return Optional.empty();
    }
    return ends.stream().map(this::keptUntil).max(Comparator.naturalOrder());
  }

  private Instant keptUntil(RetentionRepository.End end) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int years =
        LegalProfiles.forCountry(end.country() == null ? "" : end.country(), today)
            .retention()
            .years();
    Instant ended = java.util.Objects.requireNonNull(end.endedAt());
    return ended.atOffset(ZoneOffset.UTC).plusYears(years).toInstant();
  }
}
