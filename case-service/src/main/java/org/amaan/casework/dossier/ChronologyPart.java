package org.amaan.casework.dossier;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.dossier.DossierContents.LastEntry;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.dossier.document.DocumentText;

/**
 * What happened to the case, oldest first.
 *
 * @param newest id of the newest entry
 * @param older how many there is no room for, by what happened
 * @param checkpoint over the entries
 */
record ChronologyPart(
    List<TimelineEntry> items, UUID newest, SortedMap<String, Long> older, Checkpoint checkpoint)
    implements Part {

  private static final Set<String> AGENCIES = Set.of("author", "granted", "grantEnded");

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
    return older.isEmpty() ? List.of() : List.of(Withheld.older(name(), older));
  }

  @Override
  public List<Attached> files() {
    return List.of(
        new Attached(
            "checkpoint.txt", "text/plain", checkpoint.note().getBytes(StandardCharsets.UTF_8)));
  }

  /** What the entry tells, a line for each. */
  public List<String> details(TimelineEntry entry, DocumentText text) {
    return Objects.requireNonNullElse(entry.getDetails(), Map.<String, Object>of())
        .entrySet()
        .stream()
        .map(detail -> detail.getKey() + ": " + value(detail.getKey(), detail.getValue(), text))
        .toList();
  }

  /** A unit, an agency or a time as the document tells it; all else as it stands in the record. */
  static String value(String name, Object value, DocumentText text) {
    if (value instanceof Map<?, ?> unit && unit.containsKey("agency")) {
      return text.nameOf(String.valueOf(unit.get("agency")), String.valueOf(unit.get("unit")));
    }
    if (AGENCIES.contains(name)) {
      return text.nameOf(String.valueOf(value), null);
    }
    return name.equals("dueAt") ? text.at(Instant.parse(value.toString())) : String.valueOf(value);
  }

  LastEntry last() {
    return new LastEntry(
        items.size(), newest, items.get(items.size() - 1).getAt(), checkpoint.root());
  }
}
