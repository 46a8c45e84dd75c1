package org.amaan.casework.assessment.document;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;

/**
 * What a draft rests on and others change: the age class that the case itself says, and which of
 * what it points to do not stand any more.
 */
public record Basis(AgeClass ageClass, Set<UUID> fallen) {

  /** Of what these findings point to, what does not stand any more, in their order. */
  public List<UUID> fallenOf(FindingCodes recorded) {
    return recorded.links().stream()
        .map(link -> link.cited().id())
        .filter(fallen::contains)
        .distinct()
        .toList();
  }

  /** What has fallen since that one. */
  public Set<UUID> fallenSince(Basis before) {
    Set<UUID> since = new HashSet<>(fallen);
    since.removeAll(before.fallen);
    return since;
  }
}
