package org.amaan.casework.dossier;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.dossier.EvidencePart.Content;
import org.amaan.casework.evidence.EvidenceOfCase;
import org.amaan.casework.links.Links;
import org.amaan.platform.files.FileType;
import org.amaan.platform.files.VerifiedFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.RecordUnreadable;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Copies contents of evidence into a dossier: one after the other, each in a transaction of its own
 * and checked to its end before its first byte is copied. What is not as it was recorded is left
 * out and named; so is what does not fit.
 */
@ApplicationScoped
class CopyEvidence {

  private final CasesInScope cases;
  private final EvidenceOfCase evidence;
  private final Links links;
  private final long limit;

  CopyEvidence(
      CasesInScope cases,
      EvidenceOfCase evidence,
      Links links,
      @ConfigProperty(name = "amaan.dossier.contents-limit-bytes", defaultValue = "268435456")
          long limit) {
    this.cases = cases;
    this.evidence = evidence;
    this.links = links;
    this.limit = limit;
  }

  EvidencePart run(Caller reader, UUID caseId, EvidencePart part, DossierArchive to)
      throws IOException {
    List<Content> contents = new ArrayList<>();
    long left = limit;
    for (EvidenceItem item : part.items()) {
      if (item.getContent() == null) {
        continue;
      }
      if (item.getWithheld() != null) {
        contents.add(Content.withheld(item, item.getWithheld().toString(), null));
      } else if (item.getContent().getSize() > left) {
        String link = links.evidenceContent(caseId, item.getId());
        contents.add(Content.withheld(item, "too-large", link));
      } else {
        left -= item.getContent().getSize();
        contents.add(copied(reader, caseId, item, to));
      }
    }
    return part.with(contents);
  }

  /**
   * @param withheld why there is no file
   */
  private record Opened(Optional<VerifiedFile> file, String withheld) {}

  private Content copied(Caller reader, UUID caseId, EvidenceItem item, DossierArchive to)
      throws IOException {
    Opened opened = open(reader, caseId, item.getId());
    if (opened.file().isEmpty()) {
      return Content.withheld(item, opened.withheld(), null);
    }
    String mediaType = item.getContent().getMediaType();
    String file =
        "evidence/%s/content%s"
            .formatted(
                item.getId(),
                FileType.named(mediaType).map(type -> "." + type.extension()).orElse(""));
    try (VerifiedFile content = opened.file().get()) {
      to.add(file, mediaType, content::sendTo);
    }
    return Content.copied(item, file);
  }

  /** The case may have been closed since, or be another unit's. */
  private Opened open(Caller reader, UUID caseId, UUID evidenceId) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                CaseFile file = cases.find(caseId, reader).orElseThrow(CaseNotFound::new);
                return new Opened(
                    evidence.content(reader, file, evidenceId),
                    file.isClosed() ? "case-closed" : "erased");
              });
    } catch (RecordUnreadable unreadable) {
      return new Opened(Optional.empty(), EvidencePart.ALTERED);
    }
  }
}
