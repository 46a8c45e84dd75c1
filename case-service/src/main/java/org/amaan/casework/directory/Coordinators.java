package org.amaan.casework.directory;

import java.util.Collection;
import java.util.List;

/**
 * Who coordinates a country.
 *
 * @param standIn whether nobody does, and these oversee instead, who read no workload
 */
public record Coordinators(List<String> agencies, boolean standIn) {

  public static final Coordinators NONE = new Coordinators(List.of(), false);

  public Coordinators {
    agencies = List.copyOf(agencies);
  }

  public Coordinators besides(Collection<String> excluded) {
    return new Coordinators(
        agencies.stream().filter(agency -> !excluded.contains(agency)).toList(), standIn);
  }
}
