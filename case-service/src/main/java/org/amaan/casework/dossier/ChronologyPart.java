package org.amaan.casework.dossier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.dossier.DossierContents.LastEntry;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.jspecify.annotations.Nullable;

/**
 * What happened to the case, oldest first.
 *
 * @param newest id of the newest entry
 * @param checkpoint over the entries
 */
record ChronologyPart(
    List<TimelineEntry> items, UUID newest, boolean hasOlder, Checkpoint checkpoint)
    implements Part {

  private static final float[] WIDTHS = {2.6f, 2.8f, 2.2f, 3.4f};

  @Override
  public String name() {
    return "chronology";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }

  @Override
  public List<Withheld> withheld() {
    return hasOlder ? List.of(Withheld.older(name())) : List.of();
  }

  @Override
  public List<Attached> files() {
    return List.of(
        new Attached(
            "checkpoint.txt", "text/plain", checkpoint.note().getBytes(StandardCharsets.UTF_8)));
  }

  LastEntry last() {
    return new LastEntry(
        items.size(), newest, items.get(items.size() - 1).getAt(), checkpoint.root());
  }

  @Override
  public void print(Paper paper) {
    paper.table(
        WIDTHS,
        List.of("at", "what", "by", "details"),
        items.stream()
            .map(
                entry ->
                    List.of(
                        Cell.time(entry.getAt()),
                        Cell.words(paper.labels().code("action", entry.getAction())),
                        by(paper, entry),
                        Cell.code(details(entry))))
            .toList());
  }

  static Cell by(Paper paper, TimelineEntry entry) {
    return entry.getAgency() == null
        ? Cell.words(paper.labels().of("the-platform"))
        : Cell.code(unit(entry.getAgency(), entry.getUnit()));
  }

  static String unit(String agency, @Nullable String unit) {
    return unit == null ? agency : agency + " / " + unit;
  }

  private static String details(TimelineEntry entry) {
    return entry.getDetails() == null
        ? ""
        : entry.getDetails().entrySet().stream()
            .map(detail -> detail.getKey() + ": " + value(detail.getValue()))
            .collect(Collectors.joining("\n"));
  }

  static String value(@Nullable Object value) {
    return value instanceof Map<?, ?> unit && unit.containsKey("agency")
        ? unit(String.valueOf(unit.get("agency")), String.valueOf(unit.get("unit")))
        : String.valueOf(value);
  }
}
