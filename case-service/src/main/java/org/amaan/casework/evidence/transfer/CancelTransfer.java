package org.amaan.casework.evidence.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.Act;
import org.amaan.casework.evidence.chain.AtHand;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.TransferAnswered;
import org.amaan.platform.identity.Caller;

/**
 * Takes a transfer back that nobody has answered. For its giver. Writes entry and audit; sends
 * nothing. Refuses: 404 not visible or no such transfer, a missing role or person or {@link
 * NotHolder} (403), a closed case or {@link TransferAnswered} (409).
 */
@ApplicationScoped
class CancelTransfer {

  private final AtHand atHand;
  private final EvidenceLog log;
  private final Clock clock;

  CancelTransfer(AtHand atHand, EvidenceLog log, Clock clock) {
    this.atHand = atHand;
    this.log = log;
    this.clock = clock;
  }

  @Transactional
  public EvidenceEntry run(Caller caller, UUID caseId, UUID evidenceId, UUID transferId) {
    AtHand.Item item = atHand.forChange(caller, caseId, evidenceId);
    EvidenceEntry transfer = item.transfer(transferId);
    Staff.requireOfficer(caller);
    String person = caller.requirePerson();
    if (!transfer.signer().is(caller.agency(), caller.unit(), person)) {
      throw new NotHolder();
    }
    item.file().requireNotClosed();
    item.chain().requireUnanswered(transfer);
    return log.append(
        caller, item.file(), item.chain(), Act.cancelled(transferId, clock.instant()));
  }
}
