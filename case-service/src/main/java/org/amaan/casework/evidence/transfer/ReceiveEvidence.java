package org.amaan.casework.evidence.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.NotCustodian;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.Custody;
import org.amaan.casework.evidence.chain.EvidenceCorrected;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceInScope;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.HolderCanSign;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.casework.evidence.chain.SealedText;
import org.amaan.casework.evidence.chain.Times;
import org.amaan.casework.evidence.chain.TooManyEntries;
import org.amaan.casework.evidence.chain.TransferPending;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Takes an item over from a holder who cannot sign here: from outside, or of a unit that gave the
 * case away; a supervisor from any holder, so that an item does not wait for somebody who left. For
 * officers of the custodian unit with a person, who hold it from then on. Writes entry and audit;
 * sends nothing. Refuses: 404 not visible, {@link NotCustodian} or a missing role or person (403),
 * a closed case, {@link EvidenceCorrected}, {@link TransferPending}, {@link HolderCanSign} or
 * {@link TooManyEntries} (409). Source: ADR 23.
 */
@ApplicationScoped
class ReceiveEvidence {

  private final EvidenceInScope items;
  private final EvidenceLog log;
  private final Times times;

  ReceiveEvidence(EvidenceInScope items, EvidenceLog log, Times times) {
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
      @Nullable Instant happenedAt,
      SealedText.OfEntry text) {
    EvidenceInScope.Item item = items.forChange(caller, caseId, evidenceId);
    Staff.require(CaseTransition.RECORD.by(), item.file(), caller);
    String person = caller.requirePerson();
    item.requireCurrent();
    Chain chain = item.chain();
    chain.requireRoomForReceipt();
    if (!caller.has(Role.SUPERVISOR) || chain.isHeldBy(caller.agency(), caller.unit(), person)) {
      chain.requireNobodyCanSign(Custody.of(item.file()));
    }
    Instant when = times.happened(happenedAt, "happenedAt");
    return log.append(caller, item.file(), chain, NewEntry.received(when, text));
  }
}
