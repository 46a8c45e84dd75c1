package org.amaan.casework.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amaan.casework.api.model.TimelineEntry;
import org.amaan.casework.api.model.UnitRef;
import org.jspecify.annotations.Nullable;

/**
 * Who answered for the case, and when; and every offer of it.
 *
 * @param handovers the entries of the timeline about them
 */
record CustodyPart(List<Period> periods, List<TimelineEntry> handovers) implements Part {

  private static final float[] PERIOD = {3, 2, 2};
  private static final float[] HANDOVER = {2.6f, 2.4f, 2.6f, 2.6f, 1.8f};

  /**
   * @param until null while it holds the case
   */
  record Period(UnitRef custodian, Instant since, @Nullable Instant until) {}

  @Override
  public String name() {
    return "custody";
  }

  @Override
  public Object json() {
    return Map.of("periods", periods, "handovers", handovers);
  }

  @Override
  public void print(Paper paper) {
    paper.table(
        PERIOD,
        List.of("custodian", "since", "until"),
        periods.stream()
            .map(
                period ->
                    List.of(
                        Cell.code(
                            ChronologyPart.unit(
                                period.custodian().getAgency(), period.custodian().getUnit())),
                        Cell.time(period.since()),
                        period.until() == null
                            ? Cell.words(paper.labels().of("still"))
                            : Cell.time(period.until())))
            .toList());
    if (handovers.isEmpty()) {
      paper.remark("no-handovers");
      return;
    }
    paper.heading(Cell.words(paper.labels().of("handovers")));
    paper.table(
        HANDOVER,
        List.of("at", "what", "from", "to", "reason"),
        handovers.stream()
            .map(
                entry ->
                    List.of(
                        Cell.time(entry.getAt()),
                        Cell.words(paper.labels().code("action", entry.getAction())),
                        detail(entry, "from"),
                        detail(entry, "to"),
                        detail(entry, "reason")))
            .toList());
  }

  private static Cell detail(TimelineEntry entry, String name) {
    Object value = Objects.requireNonNullElse(entry.getDetails(), Map.of()).get(name);
    return Cell.code(value == null ? null : ChronologyPart.value(value));
  }
}
