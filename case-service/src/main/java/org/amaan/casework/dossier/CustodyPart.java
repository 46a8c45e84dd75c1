package org.amaan.casework.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.dossier.DossierContents.Withheld;
import org.amaan.casework.dossier.document.DocumentText;
import org.jspecify.annotations.Nullable;

/**
 * Who answered for the case, and when; and the offers of it that the reader is shown.
 *
 * @param handovers the entries of the timeline about them
 * @param isWhole whether the reader is shown every offer that there ever was
 */
record CustodyPart(List<Period> periods, List<TimelineEntry> handovers, boolean isWhole)
    implements Part {

  /**
   * @param until null while it holds the case
   */
  record Period(UnitRef custodian, Instant since, @Nullable Instant until) {}

  @Override
  public String name() {
    return "custody";
  }

  /** A detail of a handover; none is an empty text. */
  public String detail(TimelineEntry entry, String name, DocumentText text) {
    Object value = Objects.requireNonNullElse(entry.getDetails(), Map.of()).get(name);
    return value == null ? "" : ChronologyPart.value(name, value, text);
  }

  @Override
  public Object json() {
    return Map.of("periods", periods, "handovers", handovers);
  }

  /** Without saying whether there is any. */
  @Override
  public List<Withheld> withheld() {
    return isWhole ? List.of() : List.of(Withheld.all("between-two-agencies", "handovers"));
  }
}
