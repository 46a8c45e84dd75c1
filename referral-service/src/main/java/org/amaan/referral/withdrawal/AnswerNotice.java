package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.jspecify.annotations.Nullable;

/**
 * Confirms that what was read is deleted, or names the law by which it is kept. Who: those of the
 * agency asked who work with what was read, or answer for it. Nothing is sent: the answer is kept
 * for the audit. Refuses: 404 not visible, 403 role or another agency's, 409 answered already.
 */
@ApplicationScoped
class AnswerNotice {

  private final NoticeReaders readers;
  private final WithdrawalNoticeRepository notices;
  private final Audit audit;
  private final Clock clock;

  AnswerNotice(
      NoticeReaders readers, WithdrawalNoticeRepository notices, Audit audit, Clock clock) {
    this.readers = readers;
    this.notices = notices;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param keptOn null when everything was deleted
   */
  @Transactional
  WithdrawalNotice answer(Caller caller, UUID id, @Nullable KeepingGround keptOn) {
    WithdrawalNotice notice = notices.visibleTo(readers.of(caller), id);
    if (!notice.agency().equals(caller.agency())) {
      throw new NotPermitted("Only the agency that is asked answers.");
    }
    caller.requireAny(
        Role.CASEWORKER,
        Role.SUPERVISOR,
        Role.INVESTIGATOR,
        Role.PROSECUTOR,
        Role.DATA_PROTECTION_OFFICER);
    notices.hold(notice);
    notice.answer(keptOn, clock.instant());
    notices.flush();
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("noticeId", id);
    details.put("answer", Objects.requireNonNull(notice.answer()));
    if (keptOn != null) {
      details.put("ground", keptOn.value());
    }
    audit.record(caller, "withdrawal-notice.answered", notice.subjectId(), details);
    return notice;
  }
}
