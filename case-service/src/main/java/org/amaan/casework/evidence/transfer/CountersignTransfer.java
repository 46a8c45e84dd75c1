package org.amaan.casework.evidence.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceInScope;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.casework.evidence.chain.SealedText;
import org.amaan.casework.evidence.chain.Times;
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

  private final EvidenceInScope items;
  private final EvidenceLog log;
  private final Times times;

  CountersignTransfer(EvidenceInScope items, EvidenceLog log, Times times) {
    this.items = items;
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
      SealedText.OfEntry text) {
    EvidenceInScope.Item item = items.forChange(caller, caseId, evidenceId);
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
        caller, item.file(), item.chain(), NewEntry.countersigned(transferId, when, text));
  }
}
