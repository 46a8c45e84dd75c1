package org.amaan.casework.evidence.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.Handover;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.evidence.chain.Custody;
import org.amaan.casework.evidence.chain.EvidenceCorrected;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceInScope;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.Holder;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.casework.evidence.chain.SealedText;
import org.amaan.casework.evidence.chain.Times;
import org.amaan.casework.evidence.chain.TooManyEntries;
import org.amaan.casework.evidence.chain.TransferPending;
import org.amaan.knowledge.DueTime;
import org.amaan.platform.identity.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Hands an item to another person, who is to countersign, or to a place outside, which signs on
 * paper. For its holder, an officer with a person. Until it is countersigned the giver answers for
 * it. Writes entry and audit; sends nothing. Refuses: 404 not visible, a missing role or person or
 * {@link NotHolder} (403), a closed case, {@link EvidenceCorrected}, {@link TransferPending} or
 * {@link TooManyEntries} (409), {@link ReceiverCannotSign} (422). Source: ADR 23.
 */
@ApplicationScoped
class TransferEvidence {

  private final EvidenceInScope items;
  private final EvidenceLog log;
  private final Times times;

  TransferEvidence(EvidenceInScope items, EvidenceLog log, Times times) {
    this.items = items;
    this.log = log;
    this.times = times;
  }

  /**
   * @param happenedAt null for now
   * @param dueAt null for the time that the country's legal profile gives
   */
  record Request(
      Holder to,
      String reason,
      @Nullable Instant happenedAt,
      @Nullable Instant dueAt,
      SealedText.OfEntry text) {}

  @Transactional
  public EvidenceEntry run(Caller caller, UUID caseId, UUID evidenceId, Request given) {
    EvidenceInScope.Item item = items.forChange(caller, caseId, evidenceId);
    Staff.requireOfficer(caller);
    String person = caller.requirePerson();
    if (!item.chain().isHeldBy(caller.agency(), caller.unit(), person)) {
      throw new NotHolder();
    }
    item.requireCurrent();
    item.chain().requireNonePending();
    item.chain().requireRoom();
    Instant happenedAt = times.happened(given.happenedAt(), "happenedAt");
    times.requireDue(given.dueAt());
    Instant dueAt = null;
    if (!given.to().isOutside()) {
      requireWhoCanSign(given.to(), item);
      dueAt =
          given.dueAt() == null
              ? DueTime.ofHandover(item.file().legalProfile(), times.now())
              : given.dueAt();
    }
    return log.append(
        caller,
        item.file(),
        item.chain(),
        NewEntry.handedOver(given.to(), given.reason(), happenedAt, dueAt, given.text()));
  }

  private static void requireWhoCanSign(Holder to, EvidenceInScope.Item item) {
    boolean willHoldTheCase = willHoldTheCase(item.file(), to);
    if (item.chain().isHeldBy(to.agency(), to.unit(), to.person())
        || !item.chain().item().isFor(to.agency(), willHoldTheCase)
        || !(willHoldTheCase || Custody.of(item.file()).covers(to))) {
      throw new ReceiverCannotSign();
    }
  }

  /** Whoever is offered the case sees it once it is theirs. */
  private static boolean willHoldTheCase(CaseFile file, Holder to) {
    Handover offer = file.pendingHandover();
    return isOf(file.custodian(), to) || (offer != null && isOf(offer.to(), to));
  }

  private static boolean isOf(Unit unit, Holder to) {
    return unit.agency().equals(to.agency()) && unit.unit().equals(to.unit());
  }
}
