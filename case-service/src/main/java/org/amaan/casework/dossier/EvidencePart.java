package org.amaan.casework.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.casework.api.model.BadEntry;
import org.amaan.casework.api.model.CustodyEntry;
import org.amaan.casework.api.model.CustodyGap;
import org.amaan.casework.api.model.EvidenceItem;
import org.amaan.casework.api.model.EvidenceVerification;
import org.amaan.casework.api.model.Holder;
import org.amaan.casework.dossier.DossierContents.Withheld;
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

  private static final float[] CHAIN = {0.8f, 2.8f, 2.1f, 2.4f, 2.4f, 2.4f};

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

  @Override
  public void print(Paper paper) {
    if (items.isEmpty()) {
      paper.remark("none");
      return;
    }
    paper.remark("evidence-means");
    verification(paper);
    items.forEach(item -> print(paper, item));
  }

  private void verification(Paper paper) {
    Labels labels = paper.labels();
    paper.heading(Cell.words(labels.of("verification")));
    Map<String, Cell> facts = new LinkedHashMap<>();
    facts.put("chains-are", Cell.words(labels.of(verification.getValid() ? "whole" : "not-whole")));
    BadEntry bad = verification.getFirstBad();
    if (bad != null) {
      facts.put(
          "first-bad",
          Cell.words(
              labels.code("bad", bad.getKind().toString())
                  + "\n"
                  + pointers.to(bad.getEvidenceId())
                  + " / "
                  + bad.getPosition()));
    }
    facts.put(
        "verified",
        Cell.words(
            labels.of(
                "verified-count",
                verification.getItems(),
                verification.getEntries(),
                verification.getContents(),
                verification.getContentsNotOpened())));
    paper.facts(facts);
  }

  private void print(Paper paper, EvidenceItem item) {
    Labels labels = paper.labels();
    paper.heading(
        Cell.words(
            pointers.to(item.getId())
                + ". "
                + labels.word("evidence-kind", item.getKind().toString())));
    if (item.getDescription() == null) {
      paper.remark("reason." + item.getWithheld());
    } else {
      paper.text(item.getDescription());
    }
    paper.facts(facts(labels, item));
    if (item.getGaps().isEmpty()) {
      paper.remark("no-gaps");
    } else {
      paper.remark("gaps");
      item.getGaps().forEach(gap -> paper.point(Cell.words(gap(labels, item, gap))));
    }
    paper.table(
        CHAIN,
        List.of("number", "at", "what", "by", "to", "details"),
        item.getChain().stream().flatMap(entry -> rows(labels, item, entry)).toList());
  }

  private Map<String, Cell> facts(Labels labels, EvidenceItem item) {
    Map<String, Cell> facts = new LinkedHashMap<>();
    facts.put("id", Cell.code(item.getId()));
    facts.put("collected-at", Cell.time(item.getCollectedAt()));
    if (item.getCollectedBy() != null) {
      facts.put(
          "collected-by",
          item.getCollectedBy().getName() == null
              ? Cell.code(item.getCollectedBy().getPerson())
              : Cell.text(item.getCollectedBy().getName()));
    }
    if (item.getPlace() != null) {
      facts.put("place", Cell.text(item.getPlace()));
    }
    if (item.getPreserves() != null) {
      facts.put("preserves", Cell.code(item.getPreserves()));
    }
    facts.put(
        "recorded",
        Cell.code(
            "%s   %s, %s"
                .formatted(
                    Cell.time(item.getRecordedAt()).text(),
                    ChronologyPart.unit(item.getAuthor().getAgency(), item.getAuthor().getUnit()),
                    item.getRecordedBy())));
    facts.put("handling", Cell.words(labels.word("handling", item.getHandling().toString())));
    if (item.getSha256() != null) {
      facts.put("sha-256", Cell.code(item.getSha256()));
    }
    contents.stream()
        .filter(content -> content.evidenceId().equals(item.getId()))
        .findFirst()
        .ifPresent(content -> facts.put("content", content(labels, content)));
    if (item.getCorrects() != null) {
      facts.put("corrects-item", Cell.code(pointers.to(item.getCorrects())));
    }
    if (item.getCorrectedBy() != null) {
      facts.put("corrected-by", Cell.code(pointers.to(item.getCorrectedBy())));
    }
    if (item.getHolder() != null) {
      facts.put("held-by", Cell.words(holder(labels, item.getHolder())));
    }
    return facts;
  }

  private static Cell content(Labels labels, Content content) {
    return content.file() == null
        ? Cell.words(labels.of("reason." + content.withheld()))
        : Cell.code(
            "%s\n%s, %d bytes".formatted(content.file(), content.mediaType(), content.size()));
  }

  private static String holder(Labels labels, Holder holder) {
    String who =
        holder.getOutside() == null
            ? who(holder.getAgency(), holder.getUnit(), holder.getPerson())
            : labels.word("outside", holder.getOutside().toString());
    return who + "\n" + labels.of("since") + " " + Cell.time(holder.getSince()).text();
  }

  private static String who(
      @Nullable String agency, @Nullable String unit, @Nullable String person) {
    return Stream.of(agency, unit, person)
        .filter(part -> part != null)
        .collect(Collectors.joining(" / "));
  }

  private static String gap(Labels labels, EvidenceItem item, CustodyGap gap) {
    String what = labels.word("gap", gap.getCode().toString());
    String since = Cell.time(gap.getSince()).text();
    return item.getChain().stream()
        .filter(entry -> entry.getId().equals(gap.getEntry()))
        .map(entry -> labels.of("gap-at-entry", what, entry.getPosition() + 1, since))
        .findFirst()
        .orElseGet(() -> labels.of("gap-since", what, since));
  }

  /** One, and below it what somebody wrote to it. */
  private static Stream<List<Cell>> rows(Labels labels, EvidenceItem item, CustodyEntry entry) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            Cell.code(entry.getPosition() + 1),
            Cell.time(entry.getHappenedAt()),
            Cell.words(labels.code("act", entry.getAction().toString())),
            Cell.code(who(entry.getBy().getAgency(), entry.getBy().getUnit(), entry.getPerson())),
            to(labels, entry),
            Cell.words(details(labels, item, entry))));
    addWords(rows, labels.of("place"), entry.getPlace());
    addWords(rows, labels.of("seal"), entry.getSeal());
    addWords(rows, labels.of("name-there"), entry.getName());
    if (entry.getWithheld() != null) {
      rows.add(List.of(Cell.words(labels.of("reason." + entry.getWithheld()))));
    }
    return rows.stream();
  }

  private static void addWords(List<List<Cell>> rows, String what, @Nullable String words) {
    if (words != null) {
      rows.add(List.of(Cell.code(""), Cell.words(what), Cell.text(words)));
    }
  }

  private static Cell to(Labels labels, CustodyEntry entry) {
    if (entry.getOutside() != null) {
      return Cell.words(labels.code("outside", entry.getOutside().toString()));
    }
    return Cell.code(
        entry.getTo() == null
            ? null
            : who(entry.getTo().getAgency(), entry.getTo().getUnit(), entry.getTo().getPerson()));
  }

  private static String details(Labels labels, EvidenceItem item, CustodyEntry entry) {
    List<String> details = new ArrayList<>();
    if (entry.getCountersigned() != null) {
      details.add(labels.word("countersigned", entry.getCountersigned().toString()));
    }
    if (entry.getReason() != null) {
      details.add(labels.word("transfer-reason", entry.getReason()));
    }
    if (entry.getDueAt() != null) {
      details.add(labels.of("due") + " " + Cell.time(entry.getDueAt()).text());
    }
    if (entry.getAbout() != null) {
      item.getChain().stream()
          .filter(other -> other.getId().equals(entry.getAbout()))
          .forEach(other -> details.add(labels.of("answers", other.getPosition() + 1)));
    }
    return String.join("\n", details);
  }

  @Override
  public String toString() {
    return "EvidencePart[withheld]";
  }
}
