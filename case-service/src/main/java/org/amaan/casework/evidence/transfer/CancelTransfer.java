package org.amaan.casework.evidence.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceInScope;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.casework.evidence.chain.TransferAnswered;
import org.amaan.platform.identity.Caller;

/**
 * Takes a transfer back that nobody has answered. For its giver. Writes entry and audit; sends
 * nothing. Refuses: 404 not visible or no such transfer, a missing role or person or {@link
 * NotHolder} (403), a closed case or {@link TransferAnswered} (409).
 */
@ApplicationScoped
class CancelTransfer {

  private final EvidenceInScope items;
  private final EvidenceLog log;
  private final Clock clock;

  CancelTransfer(EvidenceInScope items, EvidenceLog log, Clock clock) {
    this.items = items;
    this.log = log;
    this.clock = clock;
  }

  @Transactional
  public EvidenceEntry run(Caller caller, UUID caseId, UUID evidenceId, UUID transferId) {
    EvidenceInScope.Item item = items.forChange(caller, caseId, evidenceId);
    EvidenceEntry transfer = item.transfer(transferId);
    Staff.requireOfficer(caller);
    String person = caller.requirePerson();
    if (!transfer.signer().is(caller.agency(), caller.unit(), person)) {
      throw new NotHolder();
    }
    item.file().requireNotClosed();
    item.chain().requireUnanswered(transfer);
    return log.append(
        caller, item.file(), item.chain(), NewEntry.cancelled(transferId, clock.instant()));
  }
}
