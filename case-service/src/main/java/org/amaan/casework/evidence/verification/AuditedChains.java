package org.amaan.casework.evidence.verification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.amaan.casework.api.model.BadEntry;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.EvidenceRepository.Audited;
import org.amaan.casework.evidence.verification.ChainCheck.Bad;

/** The chains of a case that somebody reads, and beside them what the audit says of them. */
public record AuditedChains(List<Chain> chains, Map<UUID, List<Audited>> audited) {

  /** By ids, which grow with time; empty is an item that is gone. */
  Map<UUID, Optional<Chain>> byItem() {
    Map<UUID, Optional<Chain>> items = new TreeMap<>();
    audited.keySet().forEach(id -> items.put(id, Optional.empty()));
    chains.forEach(chain -> items.put(chain.item().id(), Optional.of(chain)));
    return items;
  }

  /** Without a look at contents. */
  Optional<Bad> firstBad(UUID id, Optional<Chain> chain) {
    return new ChainCheck(
            chain.map(Chain::entries).orElse(List.of()), audited.getOrDefault(id, List.of()))
        .firstBad(chain.map(Chain::item).orElse(null));
  }

  /** Before anything was checked. */
  EvidenceVerification counted() {
    return new EvidenceVerification(
        true, chains.size(), chains.stream().mapToInt(chain -> chain.entries().size()).sum(), 0, 0);
  }

  static BadEntry view(UUID evidenceId, Bad bad) {
    return new BadEntry(evidenceId, bad.position(), BadEntry.KindEnum.fromValue(bad.kind()));
  }

  /** Of the chains alone; no content is opened. */
  public EvidenceVerification verified() {
    EvidenceVerification result = counted();
    byItem().entrySet().stream()
        .flatMap(
            item ->
                firstBad(item.getKey(), item.getValue())
                    .map(bad -> view(item.getKey(), bad))
                    .stream())
        .findFirst()
        .ifPresent(result::setFirstBad);
    result.setValid(result.getFirstBad() == null);
    return result;
  }
}
