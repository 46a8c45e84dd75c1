package org.amaan.casework.evidence.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;

/**
 * Writes the next entry of an item's chain, and with it the audit, which names its hash: what
 * somebody takes off the end of a chain is missed there. What an agency keeps to itself stays out
 * of the timeline.
 */
@ApplicationScoped
public class EvidenceLog {

  private final EvidenceRepository evidence;
  private final CaseKeys keys;
  private final Audit audit;
  private final Clock clock;

  EvidenceLog(EvidenceRepository evidence, CaseKeys keys, Audit audit, Clock clock) {
    this.evidence = evidence;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  /** Under the key of the item, whose fate it shares; of an erased one under the signer's. */
  @Transactional(Transactional.TxType.MANDATORY)
  public EvidenceEntry append(Caller caller, CaseFile file, Chain chain, NewEntry act) {
    return append(
        caller,
        chain,
        act,
        keys.of(file)
            .open(chain.item().sealedUnder())
            .orElseGet(() -> keys.forWriting(file, caller)));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public EvidenceEntry append(Caller caller, Chain chain, NewEntry act, DataKey key) {
    Evidence item = chain.item();
    Holder signer = Holder.person(caller.requireAgency(), caller.unit(), caller.requirePerson());
    EvidenceEntry entry = new EvidenceEntry(item, chain.last(), signer, act, key, clock.instant());
    evidence.add(entry);
    audit.record(caller, action(item, act), item.caseId(), details(item, entry));
    return entry;
  }

  private static String action(Evidence item, NewEntry act) {
    String what =
        switch (act.action()) {
          case RECORDED -> "recorded";
          case CONTENT_ADDED -> "content-added";
          case HANDED_OVER -> "transferred";
          case COUNTERSIGNED -> "countersigned";
          case REFUSED -> "transfer-refused";
          case CANCELLED -> "transfer-cancelled";
          case RECEIVED -> "received";
        };
    return "case.evidence-" + what + (item.isForAllReaders() ? "" : "-written");
  }

  private static Map<String, Object> details(Evidence item, EvidenceEntry entry) {
    Map<String, Object> details = new HashMap<>();
    details.put("evidenceId", item.id());
    details.put("author", item.author().agency());
    details.put("handling", item.handling().name());
    details.put("entryId", entry.id());
    details.put("position", entry.position());
    details.put("hash", HexFormat.of().formatHex(entry.hash()));
    return details;
  }
}
