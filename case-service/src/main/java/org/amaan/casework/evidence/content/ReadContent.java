package org.amaan.casework.evidence.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceNotFound;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.files.VerifiedFile;
import org.amaan.platform.identity.Caller;

/**
 * Reads the content of an item. For officers of the custodian unit and of agencies with a grant.
 * Each reading is audited. Refuses with {@link CaseNotFound}, {@link EvidenceNotFound}, a missing
 * role (403), {@link ContentNotFound}, a closed case (409).
 */
@ApplicationScoped
class ReadContent {

  private final CasesInScope cases;
  private final EvidenceRepository evidence;
  private final EvidenceContents contents;
  private final Audit audit;

  ReadContent(
      CasesInScope cases, EvidenceRepository evidence, EvidenceContents contents, Audit audit) {
    this.cases = cases;
    this.evidence = evidence;
    this.contents = contents;
    this.audit = audit;
  }

  /**
   * A content that is about to be sent.
   *
   * @param sha256 of it, in hexadecimal
   */
  record Opened(EvidenceEntry entry, String sha256, VerifiedFile content) {}

  /** Refuses who is told of no such content, before it is opened. */
  @Transactional
  public void admit(Caller caller, UUID caseId, UUID evidenceId) {
    caseFile(caller, caseId);
    found(caller, caseId, evidenceId);
  }

  /** What is not whole is not begun. */
  @Transactional
  public Opened run(Caller caller, UUID caseId, UUID evidenceId) {
    CaseFile file = caseFile(caller, caseId);
    Chain chain = found(caller, caseId, evidenceId);
    EvidenceEntry entry = chain.content().orElseThrow(ContentNotFound::new);
    file.requireNotClosed();
    audit.record(caller, "case.evidence-content-read", caseId, Map.of("evidenceId", evidenceId));
    return contents
        .openKey(file, chain.item())
        .flatMap(
            key ->
                contents
                    .content(chain, key)
                    .map(
                        content ->
                            new Opened(
                                entry,
                                String.valueOf(chain.item().statement(key).sha256()),
                                content)))
        .orElseThrow(ContentNotFound::new);
  }

  private CaseFile caseFile(Caller caller, UUID caseId) {
    return cases.find(caseId, caller).orElseThrow(CaseNotFound::new);
  }

  private Chain found(Caller caller, UUID caseId, UUID evidenceId) {
    Chain chain = evidence.find(evidenceId, caseId, caller).orElseThrow(EvidenceNotFound::new);
    Staff.requireOfficer(caller);
    return chain;
  }
}
