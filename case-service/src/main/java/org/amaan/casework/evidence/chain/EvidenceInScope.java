package org.amaan.casework.evidence.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.platform.identity.Caller;

/** An item that a command is about, with its case held until the transaction ends. */
@ApplicationScoped
public class EvidenceInScope {

  private final CasesInScope cases;
  private final EvidenceRepository evidence;

  EvidenceInScope(CasesInScope cases, EvidenceRepository evidence) {
    this.cases = cases;
    this.evidence = evidence;
  }

  /**
   * @param corrected whether a newer item stands in its place
   */
  public record Item(CaseFile file, Chain chain, boolean corrected) {

    /** The case is worked on, and the item is the one to work with. */
    public void requireCurrent() {
      file.requireNotClosed();
      if (corrected) {
        throw new EvidenceCorrected();
      }
    }

    public EvidenceEntry transfer(UUID id) {
      return chain.transfer(id).orElseThrow(TransferNotFound::new);
    }
  }

  /** Whoever comes second sees what the first did. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Item forChange(Caller caller, UUID caseId, UUID evidenceId) {
    return item(
        caller, cases.findForChange(caseId, caller).orElseThrow(CaseNotFound::new), evidenceId);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Item find(Caller caller, UUID caseId, UUID evidenceId) {
    return item(caller, cases.find(caseId, caller).orElseThrow(CaseNotFound::new), evidenceId);
  }

  private Item item(Caller caller, CaseFile file, UUID id) {
    Chain chain = evidence.find(id, file.id(), caller).orElseThrow(EvidenceNotFound::new);
    boolean corrected = !evidence.corrections(file.id(), List.of(id), caller).isEmpty();
    return new Item(file, chain, corrected);
  }
}
