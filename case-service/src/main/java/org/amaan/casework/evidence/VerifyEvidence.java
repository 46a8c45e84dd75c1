package org.amaan.casework.evidence;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.amaan.casework.api.model.BadEntry;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.CaseNotFound;
import org.amaan.casework.casefile.CasesInScope;
import org.amaan.casework.casefile.Staff;
import org.amaan.casework.evidence.ChainCheck.Bad;
import org.amaan.casework.evidence.EvidenceRepository.Audited;
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
class VerifyEvidence {

  private final CasesInScope cases;
  private final EvidenceRepository evidence;
  private final EvidenceOfCase ofCase;
  private final Audit audit;

  VerifyEvidence(
      CasesInScope cases, EvidenceRepository evidence, EvidenceOfCase ofCase, Audit audit) {
    this.cases = cases;
    this.evidence = evidence;
    this.ofCase = ofCase;
    this.audit = audit;
  }

  private record Rows(List<Chain> chains, Map<UUID, List<Audited>> audited) {}

  private enum Content {
    NONE,
    WHOLE,
    ALTERED,
    NOT_OPENED
  }

  EvidenceVerification run(Caller caller, UUID caseId) {
    Rows rows = QuarkusTransaction.requiringNew().call(() -> rows(caller, caseId));
    EvidenceVerification result =
        new EvidenceVerification(
            true,
            rows.chains().size(),
            rows.chains().stream().mapToInt(chain -> chain.entries().size()).sum(),
            0,
            0);
    // The ids grow with time, also those of items that are gone.
    Map<UUID, Optional<Chain>> items = new TreeMap<>();
    rows.audited().keySet().forEach(id -> items.put(id, Optional.empty()));
    rows.chains().forEach(chain -> items.put(chain.item().id(), Optional.of(chain)));
    items.forEach(
        (id, chain) ->
            check(caller, chain, rows.audited().getOrDefault(id, List.of()), result)
                .filter(bad -> result.getFirstBad() == null)
                .ifPresent(bad -> result.setFirstBad(view(id, bad))));
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

  private Rows rows(Caller caller, UUID caseId) {
    if (cases.find(caseId, caller).isEmpty()) {
      throw new CaseNotFound();
    }
    Staff.requireOfficer(caller);
    return new Rows(evidence.all(caseId, caller), evidence.audited(caseId));
  }

  private Optional<Bad> check(
      Caller caller, Optional<Chain> found, List<Audited> audited, EvidenceVerification result) {
    List<EvidenceEntry> entries = found.map(Chain::entries).orElse(List.of());
    Optional<Bad> bad =
        new ChainCheck(entries, audited).firstBad(found.map(Chain::item).orElse(null));
    if (bad.isPresent() || found.isEmpty()) {
      return bad;
    }
    Chain chain = found.get();
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
    Optional<DataKey> key = ofCase.openKey(file, chain.item());
    if (key.isEmpty()) {
      return Content.NOT_OPENED;
    }
    try {
      ofCase.content(chain, key.get()).ifPresent(VerifiedFile::close);
      return Content.WHOLE;
    } catch (RecordUnreadable unreadable) {
      return Content.ALTERED;
    }
  }

  private static BadEntry view(UUID evidenceId, Bad bad) {
    return new BadEntry(evidenceId, bad.position(), BadEntry.KindEnum.fromValue(bad.kind()));
  }
}
