package org.amaan.casework.evidence.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceInScope;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.Holder;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.casework.evidence.chain.TransferAnswered;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;

/**
 * Refuses an item, with a reason; the giver goes on answering for it. For the officer whom the
 * transfer names, or a supervisor there, so that an item does not wait for somebody who left.
 * Writes entry and audit; sends nothing. Refuses: 404 not visible or no such transfer, a missing
 * role or person or {@link NotReceiver} (403), a closed case or {@link TransferAnswered} (409).
 */
@ApplicationScoped
class RefuseTransfer {

  private final EvidenceInScope items;
  private final EvidenceLog log;
  private final Clock clock;

  RefuseTransfer(EvidenceInScope items, EvidenceLog log, Clock clock) {
    this.items = items;
    this.log = log;
    this.clock = clock;
  }

  @Transactional
  public EvidenceEntry run(
      Caller caller, UUID caseId, UUID evidenceId, UUID transferId, String reason) {
    EvidenceInScope.Item item = items.forChange(caller, caseId, evidenceId);
    EvidenceEntry transfer = item.transfer(transferId);
    Staff.requireOfficer(caller);
    String person = caller.requirePerson();
    Holder named = Objects.requireNonNull(transfer.to());
    String answering = caller.has(Role.SUPERVISOR) ? named.person() : person;
    if (!named.is(caller.agency(), caller.unit(), answering)) {
      throw new NotReceiver();
    }
    item.file().requireNotClosed();
    item.chain().requireUnanswered(transfer);
    return log.append(
        caller, item.file(), item.chain(), NewEntry.refused(transferId, reason, clock.instant()));
  }
}
