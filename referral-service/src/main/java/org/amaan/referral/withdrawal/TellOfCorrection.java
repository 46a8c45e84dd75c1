package org.amaan.referral.withdrawal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.WorkerStep;
import org.amaan.referral.subject.rectification.CorrectionFollowUp;

/**
 * Tells each other agency that read a category of data that something in it was corrected, not what
 * it was. Part of the correction, in its transaction. Who corrects does not learn who has read.
 */
@ApplicationScoped
class TellOfCorrection implements CorrectionFollowUp {

  private final WithdrawalNoticeRepository readings;
  private final WithdrawalOutbox outbox;
  private final WorkerStep others;

  TellOfCorrection(
      WithdrawalNoticeRepository readings, WithdrawalOutbox outbox, WorkerStep others) {
    this.readings = readings;
    this.outbox = outbox;
    this.others = others;
  }

  @Override
  @Transactional(TxType.MANDATORY)
  public void subjectCorrected(Caller by, UUID subjectId, Set<DataCategory> corrected) {
    if (!corrected.isEmpty()) {
      others.take(
          () -> {
            List<FormerReader> readers =
                readings.formerReadersOf(subjectId, by.requireAgency(), corrected);
            readers.forEach(outbox::alertOfCorrection);
            return readers.size();
          });
    }
  }
}
