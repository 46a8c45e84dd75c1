package org.amaan.casework.evidence.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.evidence.chain.ContentNotExpected;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.EvidenceCorrected;
import org.amaan.casework.evidence.chain.EvidenceEntry;
import org.amaan.casework.evidence.chain.EvidenceInScope;
import org.amaan.casework.evidence.chain.EvidenceLog;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.casework.evidence.chain.NewEntry;
import org.amaan.platform.files.SealedFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;

/**
 * Keeps the content of an item, once: it is what the collector hashed or nothing. For officers of
 * the custodian unit with a person. Writes ciphertext, entry and audit; sends nothing. The same
 * content again changes nothing, also later: who missed the first answer gets it. Refuses: 404 not
 * visible, 403 not the custodian's officer, a closed case or {@link EvidenceCorrected} (409),
 * {@link ContentNotExpected}, {@link ContentDiffers} (422).
 */
@ApplicationScoped
class AddContent {

  private final EvidenceInScope items;
  private final EvidenceRepository evidence;
  private final CaseKeys keys;
  private final EvidenceLog log;
  private final Clock clock;

  AddContent(
      EvidenceInScope items,
      EvidenceRepository evidence,
      CaseKeys keys,
      EvidenceLog log,
      Clock clock) {
    this.items = items;
    this.evidence = evidence;
    this.keys = keys;
    this.log = log;
    this.clock = clock;
  }

  /**
   * @param isNew whether it was not there before
   */
  record Kept(EvidenceEntry entry, boolean isNew) {}

  /** Before a byte of the file is read. */
  @Transactional
  public void admit(Caller caller, UUID caseId, UUID evidenceId) {
    admitted(caller, items.find(caller, caseId, evidenceId));
  }

  /** Once it has arrived: what was admitted before may have changed meanwhile. */
  @Transactional
  public Kept add(Caller caller, UUID caseId, UUID evidenceId, SealedFile file) {
    EvidenceInScope.Item item = items.forChange(caller, caseId, evidenceId);
    DataKey key = admitted(caller, item);
    if (!file.sha256().equals(item.chain().item().statement(key).sha256())) {
      throw new ContentDiffers();
    }
    Optional<EvidenceEntry> before = item.chain().content();
    if (before.isPresent()) {
      return new Kept(before.get(), false);
    }
    evidence.addContent(evidenceId, file.content());
    return new Kept(
        log.append(caller, item.chain(), NewEntry.contentAdded(file, clock.instant()), key), true);
  }

  private DataKey admitted(Caller caller, EvidenceInScope.Item item) {
    Staff.require(CaseTransition.RECORD.by(), item.file(), caller);
    caller.requirePerson();
    if (item.chain().content().isEmpty()) {
      item.requireCurrent();
    }
    Evidence about = item.chain().item();
    if (!about.isHashed()) {
      throw new ContentNotExpected();
    }
    return keys.of(item.file()).open(about.sealedUnder()).orElseThrow(ContentNotExpected::new);
  }
}
