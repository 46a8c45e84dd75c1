package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.api.model.AccessExport;
import org.amaan.referral.api.model.ExportedNotice;
import org.amaan.referral.api.model.KeepingGround;
import org.amaan.referral.api.model.NoticeAnswerWord;
import org.amaan.referral.api.model.NoticeState;
import org.amaan.referral.export.ExportPart;
import org.jspecify.annotations.Nullable;

/** Which agencies were asked to delete what they had read, and what they answered. */
@ApplicationScoped
class ExportedNotices implements ExportPart {

  private final WithdrawalNoticeRepository notices;
  private final WorkerStep others;

  ExportedNotices(WithdrawalNoticeRepository notices, WorkerStep others) {
    this.notices = notices;
    this.others = others;
  }

  @Override
  public void addTo(AccessExport export, Caller officer, UUID subjectId, @Nullable DataKey key) {
    List<WithdrawalNotice> all = others.take(() -> notices.ofSubject(subjectId));
    all.forEach(notice -> export.addWithdrawalNoticesItem(shown(notice)));
  }

  private static ExportedNotice shown(WithdrawalNotice notice) {
    String answer = notice.answer();
    String ground = notice.ground();
    return new ExportedNotice()
        .agency(notice.agency())
        .state(notice.answeredAt() == null ? NoticeState.OPEN : NoticeState.ANSWERED)
        .askedAt(notice.askedAt())
        .dueAt(notice.dueAt())
        .answeredAt(notice.answeredAt())
        .answer(answer == null ? null : NoticeAnswerWord.fromValue(answer))
        .ground(ground == null ? null : KeepingGround.fromValue(ground));
  }
}
