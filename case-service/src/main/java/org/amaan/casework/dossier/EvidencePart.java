package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.api.model.BadEntry;
import org.amaan.casework.api.model.CustodyEntry;
import org.amaan.casework.api.model.CustodyGap;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.dossier.document.DocumentText;
import org.amaan.casework.dossier.document.Pointers;
import org.jspecify.annotations.Nullable;

/**
 * Items with their chains of custody, oldest first, and what became of their contents.
 *
 * @param verification of the chains, and of the contents that were copied
 * @param contents empty before they are copied
 */
record EvidencePart(
    List<EvidenceItem> items,
    EvidenceVerification verification,
    List<Content> contents,
    Pointers pointers)
    implements Part {

  static final String ALTERED = "content-altered";

  /**
   * @param file its path in the archive; null when it is not there
   * @param withheld why it is not there
   */
  record Content(
      UUID evidenceId,
      String mediaType,
      long size,
      @Nullable String sha256,
      @Nullable String file,
      @Nullable String withheld,
      @Nullable String link) {

    static Content copied(EvidenceItem item, String file) {
      return of(item, file, null, null);
    }

    static Content withheld(EvidenceItem item, String why, @Nullable String link) {
      return of(item, null, why, link);
    }

    private static Content of(
        EvidenceItem item, @Nullable String file, @Nullable String why, @Nullable String link) {
      return new Content(
          item.getId(),
          item.getContent().getMediaType(),
          item.getContent().getSize(),
          item.getSha256(),
          file,
          why,
          link);
    }

    private boolean isAltered() {
      return ALTERED.equals(withheld);
    }

    private boolean wasRead() {
      return file != null || isAltered();
    }
  }

  /** The same with what was found out while the contents were copied. */
  EvidencePart with(List<Content> copied) {
    int read = (int) copied.stream().filter(Content::wasRead).count();
    EvidenceVerification verified =
        new EvidenceVerification(
            verification.getValid() && copied.stream().noneMatch(Content::isAltered),
            verification.getItems(),
            verification.getEntries(),
            read,
            copied.size() - read);
    verified.setFirstBad(
        Optional.ofNullable(verification.getFirstBad())
            .or(() -> copied.stream().filter(Content::isAltered).findFirst().map(this::bad))
            .orElse(null));
    return new EvidencePart(items, verified, copied, pointers);
  }

  private BadEntry bad(Content content) {
    int position =
        items.stream()
            .filter(item -> item.getId().equals(content.evidenceId()))
            .flatMap(item -> item.getChain().stream())
            .filter(entry -> entry.getAction() == CustodyEntry.ActionEnum.CONTENT_ADDED)
            .mapToInt(CustodyEntry::getPosition)
            .findFirst()
            .orElse(0);
    return new BadEntry(content.evidenceId(), position, BadEntry.KindEnum.CONTENT_ALTERED);
  }

  @Override
  public String name() {
    return "evidence";
  }

  @Override
  public Object json() {
    return Map.of("items", items, "contents", contents, "verification", verification);
  }

  @Override
  public List<Withheld> withheld() {
    return Stream.concat(
            items.stream()
                .filter(item -> item.getWithheld() != null)
                .map(
                    item ->
                        Withheld.because(
                            item.getWithheld().toString(), "evidence-words", item.getId())),
            contents.stream()
                .filter(content -> content.withheld() != null)
                .map(
                    content ->
                        new Withheld(
                            "evidence-content",
                            content.evidenceId(),
                            content.withheld(),
                            null,
                            content.link())))
        .toList();
  }

  @Override
  public Map<String, List<UUID>> opened() {
    return Map.of(
        name(),
        items.stream().filter(item -> item.getWithheld() == null).map(EvidenceItem::getId).toList(),
        "evidenceContents",
        contents.stream()
            .filter(content -> content.file() != null)
            .map(Content::evidenceId)
            .toList());
  }

  public String heading(EvidenceItem item, DocumentText text) {
    return pointers.to(item.getId()) + ". " + text.said("evidence-kind", item.getKind());
  }

  /** What became of its content; null where it has none. */
  public @Nullable Content contentOf(EvidenceItem item) {
    return contents.stream()
        .filter(content -> content.evidenceId().equals(item.getId()))
        .findFirst()
        .orElse(null);
  }

  /** Entries are counted from 1. */
  public int number(CustodyEntry entry) {
    return entry.getPosition() + 1;
  }

  public @Nullable CustodyEntry entry(EvidenceItem item, @Nullable UUID id) {
    return item.getChain().stream()
        .filter(entry -> entry.getId().equals(id))
        .findFirst()
        .orElse(null);
  }

  public String gap(EvidenceItem item, CustodyGap gap, DocumentText text) {
    CustodyEntry entry = entry(item, gap.getEntry());
    String what = text.said("gap", gap.getCode());
    String since = text.at(gap.getSince());
    return "\u2022 "
        + (entry == null
            ? text.plain("gap-since", what, since)
            : text.plain("gap-at-entry", what, number(entry), since));
  }

  @Override
  public String toString() {
    return "EvidencePart[withheld]";
  }
}
