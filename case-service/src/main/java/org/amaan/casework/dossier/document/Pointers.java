package org.amaan.casework.dossier.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short numbers on paper: O1 is the first observation, E1 the first item of evidence. What is not
 * in the dossier keeps its id.
 */
public final class Pointers {

  private final Map<UUID, String> numbers = new HashMap<>();

  public Pointers(List<UUID> observations, List<UUID> evidence) {
    number("O", observations);
    number("E", evidence);
  }

  private void number(String letter, List<UUID> ids) {
    for (int i = 0; i < ids.size(); i++) {
      numbers.put(ids.get(i), letter + (i + 1));
    }
  }

  public String to(UUID id) {
    return numbers.getOrDefault(id, id.toString());
  }

  public String toAll(List<UUID> observations, List<UUID> evidence) {
    return Stream.concat(observations.stream(), evidence.stream())
        .map(this::to)
        .collect(Collectors.joining(", "));
  }
}
