package org.amaan.casework.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.casework.evidence.content.EvidenceContents;
import org.amaan.casework.evidence.verification.AuditedChains;
import org.amaan.platform.files.VerifiedFile;
import org.amaan.platform.identity.Caller;

/**
 * What a reader is shown of a case's evidence. The case must have been found in the reader's scope;
 * whoever shows something records the reading.
 */
@ApplicationScoped
public class EvidenceOfCase {

  private final EvidenceRepository evidence;
  private final EvidenceContents contents;
  private final CaseKeys keys;
  private final Clock clock;

  EvidenceOfCase(
      EvidenceRepository evidence, EvidenceContents contents, CaseKeys keys, Clock clock) {
    this.evidence = evidence;
    this.contents = contents;
    this.keys = keys;
    this.clock = clock;
  }

  /** Oldest first, with chains and gaps. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<EvidenceItem> shown(Caller reader, CaseFile file) {
    return shown(reader, file, evidence.all(file.id(), reader), true);
  }

  /** Of the chains alone; no content is opened. */
  @Transactional(Transactional.TxType.MANDATORY)
  public EvidenceVerification verified(Caller reader, CaseFile file) {
    return new AuditedChains(evidence.all(file.id(), reader), evidence.audited(file.id(), reader))
        .verified();
  }

  /**
   * The content of an item, checked to its end; empty when there is none, and when nothing of it is
   * open. To be closed; it outlives the transaction. Refuses with {@link CaseNotFound} what the
   * reader does not see: it may be open to others.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<VerifiedFile> content(Caller reader, CaseFile file, UUID evidenceId) {
    Chain chain = evidence.find(evidenceId, file.id(), reader).orElseThrow(CaseNotFound::new);
    return contents.openKey(file, chain.item()).flatMap(key -> contents.content(chain, key));
  }

  List<EvidenceItem> shown(Caller reader, CaseFile file, List<Chain> chains, boolean withChain) {
    List<UUID> ids = chains.stream().map(chain -> chain.item().id()).toList();
    Map<UUID, UUID> corrections = evidence.corrections(file.id(), ids, reader);
    Set<UUID> earlier = earlierShown(reader, file, chains);
    EvidenceViews views = new EvidenceViews(file, keys.of(file), clock.instant());
    Function<Chain, EvidenceItem> view =
        chain -> {
          Evidence item = chain.item();
          UUID correctedBy = corrections.get(item.id());
          boolean shown = item.corrects() == null || earlier.contains(item.corrects());
          return withChain
              ? views.withChain(chain, correctedBy, shown)
              : views.item(chain, correctedBy, shown);
        };
    return chains.stream().map(view).toList();
  }

  private Set<UUID> earlierShown(Caller reader, CaseFile file, List<Chain> chains) {
    Set<UUID> corrected = new HashSet<>();
    chains.stream()
        .map(chain -> chain.item().corrects())
        .filter(Objects::nonNull)
        .forEach(corrected::add);
    return evidence.among(file.id(), corrected, reader);
  }
}
