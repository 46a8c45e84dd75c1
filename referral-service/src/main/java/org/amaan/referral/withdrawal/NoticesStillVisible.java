package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.amaan.platform.idempotency.StillVisible;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/** For repeats of an answer to a notice. */
@ApplicationScoped
class NoticesStillVisible implements StillVisible {

  private final NoticeReaders readers;
  private final WithdrawalNoticeRepository notices;

  NoticesStillVisible(NoticeReaders readers, WithdrawalNoticeRepository notices) {
    this.readers = readers;
    this.notices = notices;
  }

  @Override
  public String collection() {
    return "withdrawal-notices";
  }

  @Override
  public void require(Caller caller, UUID id, @Nullable UUID of) {
    notices.visibleTo(readers.of(caller), id);
  }
}
