package org.amaan.referral.referral.deadline;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.amaan.referral.referral.casework.ReportToCases;

/**
 * Looks for what time has overtaken, by an index and in one replica at a time. A timer for each
 * referral would cost every submission two more round trips, and every change of a due time three.
 */
@Singleton
class ReferralTimers {

  private static final int BATCH = 100;

  private final EscalateOverdue escalateOverdue;
  private final ExpireDrafts expireDrafts;
  private final ReportToCases tellCases;

  ReferralTimers(
      EscalateOverdue escalateOverdue, ExpireDrafts expireDrafts, ReportToCases tellCases) {
    this.escalateOverdue = escalateOverdue;
    this.expireDrafts = expireDrafts;
    this.tellCases = tellCases;
  }

  @Produces
  @Singleton
  Task<Void> overdue() {
    return Tasks.recurring("referral-overdue", FixedDelay.ofSeconds(10))
        .execute((instance, context) -> inBatches(escalateOverdue::escalate));
  }

  @Produces
  @Singleton
  Task<Void> draftExpiry() {
    return Tasks.recurring("referral-draft-expiry", FixedDelay.ofMinutes(10))
        .execute((instance, context) -> inBatches(expireDrafts::expire));
  }

  /** Of the subject whose id the instance is; scheduled by an upgrade. */
  @Produces
  @Singleton
  Task<Void> casesToldAnew() {
    return Tasks.oneTime("cases-told-anew")
        .execute((instance, context) -> tellCases.anew(UUID.fromString(instance.getId())));
  }

  private static void inBatches(IntUnaryOperator work) {
    int done;
    do {
      done = work.applyAsInt(BATCH);
    } while (done == BATCH);
  }
}
