package org.amaan.casework.dossier;

import java.util.List;
import java.util.Map;
import org.amaan.casework.api.model.Deadline;

/** What was due, and whether it was met. */
record DeadlinesPart(List<Deadline> items) implements Part {

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public Object json() {
    return Map.of("items", items);
  }
}
