package org.amaan.casework.evidence.content;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseKeys;
import org.amaan.casework.evidence.chain.Chain;
import org.amaan.casework.evidence.chain.Evidence;
import org.amaan.casework.evidence.chain.EvidenceRepository;
import org.amaan.platform.files.VerifiedFile;
import org.amaan.platform.vault.DataKey;

/**
 * Opens the contents of items that were found in their reader's scope. Called inside a transaction,
 * which goes on when a content turns out to be altered.
 */
@ApplicationScoped
public class EvidenceContents {

  private final EvidenceRepository evidence;
  private final CaseKeys keys;

  EvidenceContents(EvidenceRepository evidence, CaseKeys keys) {
    this.evidence = evidence;
    this.keys = keys;
  }

  /** Of a closed case, and of what was erased, nothing is opened. */
  public Optional<DataKey> openKey(CaseFile file, Evidence item) {
    return file.isClosed() ? Optional.empty() : keys.of(file).open(item.sealedUnder());
  }

  /** Checked to its end; empty when the item has none. To be closed. */
  public Optional<VerifiedFile> content(Chain chain, DataKey key) {
    return chain
        .content()
        .map(
            added ->
                VerifiedFile.of(
                    added.fileKey(key),
                    added.size(),
                    String.valueOf(chain.item().statement(key).sha256()),
                    spool -> evidence.copyContent(added, spool)));
  }
}
