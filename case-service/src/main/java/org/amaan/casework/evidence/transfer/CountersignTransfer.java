package org.amaan.casework.evidence.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.Act;
import org.amaan.casework.evidence.chain.AtHand;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.Times;
import org.amaan.casework.evidence.chain.Words;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Countersigns that an item was received; the receiver answers for it from then on. For the officer
 * whom the transfer names. Writes entry and audit; sends nothing. Refuses: 404 not visible or no
 * such transfer, a missing role or person or {@link NotReceiver} (403), a closed case or {@link
 * TransferAnswered} (409).
 */
@ApplicationScoped
class CountersignTransfer {

  private final AtHand atHand;
  private final EvidenceLog log;
  private final Times times;

  CountersignTransfer(AtHand atHand, EvidenceLog log, Times times) {
    this.atHand = atHand;
    this.log = log;
    this.times = times;
  }

  /**
   * @param happenedAt null for now
   */
  @Transactional
  public EvidenceEntry run(
      Caller caller,
      UUID caseId,
      UUID evidenceId,
      UUID transferId,
      @Nullable Instant happenedAt,
      Words.OfEntry words) {
    AtHand.Item item = atHand.forChange(caller, caseId, evidenceId);
    EvidenceEntry transfer = item.transfer(transferId);
    Staff.requireOfficer(caller);
    String person = caller.requirePerson();
    if (!Objects.requireNonNull(transfer.to()).is(caller.agency(), caller.unit(), person)) {
      throw new NotReceiver();
    }
    item.file().requireNotClosed();
    item.chain().requireUnanswered(transfer);
    Instant when = times.happened(happenedAt, "happenedAt");
    return log.append(
        caller, item.file(), item.chain(), Act.countersigned(transferId, when, words));
  }
}
