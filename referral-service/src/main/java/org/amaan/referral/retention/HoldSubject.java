package org.amaan.referral.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.subject.access.SubjectOfficers;
import org.jspecify.annotations.Nullable;

/**
 * Places, lists and releases legal holds. Who: the data protection officer of any agency with a
 * stake in the subject, each its own. Sends nothing. Refuses: 404 not visible, 403 role or no
 * stake, 409 erased, too many, released already.
 */
@ApplicationScoped
class HoldSubject {

  private static final int LIMIT = 50;

  private final SubjectOfficers officers;
  private final LegalHoldRepository holds;
  private final Audit audit;
  private final Clock clock;

  HoldSubject(SubjectOfficers officers, LegalHoldRepository holds, Audit audit, Clock clock) {
    this.officers = officers;
    this.holds = holds;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  LegalHold place(
      Caller caller,
      UUID subjectId,
      String authority,
      String caseNumber,
      @Nullable LocalDate lastDay) {
    Optional<DataKey> held = officers.admitWithAStake(caller, subjectId);
    Instant now = clock.instant();
    if (lastDay != null && lastDay.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
      throw InvalidRequest.field("body", "until", "past", "It would not stand for a day.");
    }
    DataKey key = SubjectOfficers.present(held);
    if (holds.of(caller, subjectId).size() >= LIMIT) {
      throw new TooManyLegalHolds(LIMIT);
    }
    LegalHold hold =
        new LegalHold(key, caller.requireAgency(), authority, caseNumber, lastDay, now);
    holds.add(hold);
    audit.record(
        caller,
        "subject.legal-hold-placed",
        subjectId,
        lastDay == null
            ? Map.of("holdId", hold.id())
            : Map.of("holdId", hold.id(), "until", lastDay.toString()));
    return hold;
  }

  @Transactional
  LegalHold release(Caller caller, UUID subjectId, UUID holdId, String reason) {
    Optional<DataKey> key = officers.admitWithAStake(caller, subjectId);
    LegalHold hold = holds.find(caller, subjectId, holdId).orElseThrow(LegalHoldNotFound::new);
    hold.release(SubjectOfficers.present(key), reason, clock.instant());
    holds.flush();
    audit.record(caller, "subject.legal-hold-released", subjectId, Map.of("holdId", holdId));
    return hold;
  }

  /** A hold with what is sealed of it; nothing of that is left after an erasure. */
  record PartyView(
      LegalHold hold,
      @Nullable String authority,
      @Nullable String caseNumber,
      @Nullable String reason) {
    @Override
    public String toString() {
      return "Shown[withheld]";
    }
  }

  /** Newest first. */
  @Transactional
  List<PartyView> list(Caller caller, UUID subjectId) {
    DataKey key = officers.admitWithAStake(caller, subjectId).orElse(null);
    return holds.of(caller, subjectId).stream()
        .map(
            hold ->
                key == null
                    ? new PartyView(hold, null, null, null)
                    : new PartyView(
                        hold, hold.authority(key), hold.caseNumber(key), hold.releaseReason(key)))
        .toList();
  }
}
