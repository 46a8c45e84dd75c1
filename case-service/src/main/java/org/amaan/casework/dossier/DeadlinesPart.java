package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import org.amaan.casework.api.model.Deadline;

/** What was due, and whether it was met. */
record DeadlinesPart(List<Deadline> items) implements Part {

  private static final float[] WIDTHS = {1.8f, 1.6f, 2.5f, 2.5f, 2.5f};

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }

  @Override
  public void print(Paper paper) {
    if (items.isEmpty()) {
      paper.remark("none");
      return;
    }
    Labels labels = paper.labels();
    paper.table(
        WIDTHS,
        List.of("deadline", "status", "began", "due", "ended"),
        items.stream()
            .map(
                deadline ->
                    List.of(
                        Cell.words(labels.code("deadline", deadline.getKind().toString())),
                        Cell.words(labels.code("deadline-state", deadline.getState().toString())),
                        Cell.time(deadline.getStartedAt()),
                        Cell.time(deadline.getDueAt()),
                        Cell.time(deadline.getEndedAt())))
            .toList());
  }
}
