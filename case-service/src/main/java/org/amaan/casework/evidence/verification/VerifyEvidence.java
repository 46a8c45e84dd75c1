package org.amaan.casework.evidence.verification;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.casework.evidence.content.EvidenceContents;
import org.amaan.casework.evidence.verification.ChainCheck.Bad;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.files.VerifiedFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.RecordUnreadable;

/**
 * Verifies chains and contents of a case's evidence, as far as the caller reads it. For officers of
 * the custodian unit and of agencies with a grant. Writes an audit entry and nothing else. Each
 * content is read in a transaction of its own, so that many of them hold nothing up. Refuses with
 * {@link CaseNotFound} or a missing role (403).
 */
@ApplicationScoped
public class VerifyEvidence {

  private final CasesInScope cases;
  private final EvidenceRepository evidence;
  private final EvidenceContents contents;
  private final Audit audit;

  VerifyEvidence(
      CasesInScope cases, EvidenceRepository evidence, EvidenceContents contents, Audit audit) {
    this.cases = cases;
    this.evidence = evidence;
    this.contents = contents;
    this.audit = audit;
  }

  private enum Content {
    NONE,
    WHOLE,
    ALTERED,
    NOT_OPENED
  }

  public EvidenceVerification run(Caller caller, UUID caseId) {
    AuditedChains chains = QuarkusTransaction.requiringNew().call(() -> chains(caller, caseId));
    EvidenceVerification result = chains.counted();
    chains
        .byItem()
        .forEach(
            (id, chain) ->
                chains
                    .firstBad(id, chain)
                    .or(() -> chain.flatMap(found -> checkContent(caller, found, result)))
                    .filter(bad -> result.getFirstBad() == null)
                    .ifPresent(bad -> result.setFirstBad(AuditedChains.view(id, bad))));
    result.setValid(result.getFirstBad() == null);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                audit.record(
                    caller,
                    "case.evidence-verification-read",
                    caseId,
                    Map.of("valid", result.getValid())));
    return result;
  }

  private AuditedChains chains(Caller caller, UUID caseId) {
    if (cases.find(caseId, caller).isEmpty()) {
      throw new CaseNotFound();
    }
    Staff.requireOfficer(caller);
    return new AuditedChains(evidence.all(caseId, caller), evidence.audited(caseId, caller));
  }

  private Optional<Bad> checkContent(Caller caller, Chain chain, EvidenceVerification result) {
    Content content = QuarkusTransaction.requiringNew().call(() -> content(caller, chain));
    return switch (content) {
      case NONE -> Optional.empty();
      case NOT_OPENED -> {
        result.setContentsNotOpened(result.getContentsNotOpened() + 1);
        yield Optional.empty();
      }
      case WHOLE -> {
        result.setContents(result.getContents() + 1);
        yield Optional.empty();
      }
      case ALTERED -> {
        result.setContents(result.getContents() + 1);
        yield Optional.of(new Bad(chain.content().orElseThrow().position(), Bad.CONTENT));
      }
    };
  }

  private Content content(Caller caller, Chain chain) {
    if (chain.content().isEmpty()) {
      return Content.NONE;
    }
    CaseFile file = cases.find(chain.item().caseId(), caller).orElseThrow(CaseNotFound::new);
    Optional<DataKey> key = contents.openKey(file, chain.item());
    if (key.isEmpty()) {
      return Content.NOT_OPENED;
    }
    try {
      contents.content(chain, key.get()).ifPresent(VerifiedFile::close);
      return Content.WHOLE;
    } catch (RecordUnreadable unreadable) {
      return Content.ALTERED;
    }
  }
}
