package org.amaan.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.NotCustodian;
import org.amaan.casework.casefile.Staff;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Takes an item over from a holder who cannot sign here: from outside, or of a unit that gave the
 * case away. For officers of the custodian unit with a person, who hold it from then on. Writes
 * entry and audit; sends nothing. Refuses: 404 not visible, {@link NotCustodian} or a missing role
 * or person (403), a closed case, {@link EvidenceCorrected}, {@link TransferPending} or {@link
 * HolderCanSign} (409). Source: ADR 23.
 */
@ApplicationScoped
class ReceiveEvidence {

  private final AtHand atHand;
  private final EvidenceLog log;
  private final Times times;

  ReceiveEvidence(AtHand atHand, EvidenceLog log, Times times) {
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
      @Nullable Instant happenedAt,
      Words.OfEntry words) {
    AtHand.Item item = atHand.forChange(caller, caseId, evidenceId);
    if (!item.file().isHeldBy(caller.agency(), caller.unit())) {
      throw new NotCustodian();
    }
    Staff.requireOfficer(caller);
    caller.requirePerson();
    item.requireInUse();
    item.chain().requireNonePending();
    if (item.chain().holderCanSign(Custody.of(item.file()))) {
      throw new HolderCanSign();
    }
    Instant when = times.happened(happenedAt, "happenedAt");
    return log.append(caller, item.file(), item.chain(), Act.received(when, words));
  }
}
