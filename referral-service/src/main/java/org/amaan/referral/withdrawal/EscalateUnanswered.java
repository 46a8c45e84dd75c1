package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.referral.client.notification.model.EventType;
import org.amaan.referral.client.notification.model.Recipient;
import org.amaan.referral.client.notification.model.Role;
import org.amaan.referral.directory.DirectoryQueries;

/**
 * Tells of notices that nobody has answered in time, once: the agency's data protection officer and
 * the coordinators of its country. Who: the clock.
 */
@ApplicationScoped
class EscalateUnanswered {

  private static final Caller CLOCK = Caller.system("due-time");

  private final WithdrawalNoticeRepository notices;
  private final DirectoryQueries directory;
  private final Audit audit;
  private final WithdrawalOutbox outbox;
  private final Clock clock;

  EscalateUnanswered(
      WithdrawalNoticeRepository notices,
      DirectoryQueries directory,
      Audit audit,
      WithdrawalOutbox outbox,
      Clock clock) {
    this.notices = notices;
    this.directory = directory;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @return how many there were, at most {@code size}: ask again when it is that many
   */
  @Transactional
  int escalate(int size) {
    Instant now = clock.instant();
    List<WithdrawalNotice> overdue = notices.heldOverdue(now, size);
    for (WithdrawalNotice notice : overdue) {
      notice.escalate(now);
      notices.flush();
      audit.record(
          CLOCK,
          "withdrawal-notice.overdue",
          notice.subjectId(),
          Map.of("noticeId", notice.id(), "dueAt", notice.dueAt().toString()));
      outbox.alert(EventType.ORG_AMAAN_REFERRAL_OVERDUE_V1, notice, recipients(notice));
    }
    return overdue.size();
  }

  private List<Recipient> recipients(WithdrawalNotice notice) {
    List<Recipient> recipients = new ArrayList<>();
    recipients.add(
        new Recipient()
            .agency(notice.agency())
            .role(Role.DATA_PROTECTION_OFFICER)
            .action("confirm-deletion"));
    directory.coordinatorsOf(notice.country()).stream()
        .map(
            agency ->
                new Recipient().agency(agency.code()).role(Role.COORDINATOR).action("follow-up"))
        .forEach(recipients::add);
    return recipients;
  }
}
