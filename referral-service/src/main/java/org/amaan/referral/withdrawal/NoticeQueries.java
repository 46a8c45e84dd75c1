package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** Reads of notices. They name nobody and say nothing of the consent, so none is a disclosure. */
@ApplicationScoped
class NoticeQueries {

  private final NoticeReaders readers;
  private final WithdrawalNoticeRepository notices;

  NoticeQueries(NoticeReaders readers, WithdrawalNoticeRepository notices) {
    this.readers = readers;
    this.notices = notices;
  }

  @Transactional
  WithdrawalNotice one(Caller caller, UUID id) {
    return notices.visibleTo(readers.of(caller), id);
  }

  @Transactional
  List<WithdrawalNotice> page(
      Caller caller, @Nullable Boolean answered, @Nullable Keyset after, int size) {
    caller.requireAgency();
    return notices.page(readers.of(caller), answered, after, size);
  }
}
