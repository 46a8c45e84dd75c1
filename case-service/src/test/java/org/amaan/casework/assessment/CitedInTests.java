package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.amaan.casework.casefile.Citable;

/** Evidence that tests make up: an id and its case. */
@ApplicationScoped
class CitedInTests implements Citable {

  private final Map<UUID, UUID> caseOf = new ConcurrentHashMap<>();

  UUID add(UUID caseId) {
    UUID id = UUID.randomUUID();
    caseOf.put(id, caseId);
    return id;
  }

  @Override
  public Kind kind() {
    return Kind.EVIDENCE;
  }

  @Override
  public Set<UUID> among(UUID caseId, Set<UUID> ids) {
    return ids.stream().filter(id -> caseId.equals(caseOf.get(id))).collect(Collectors.toSet());
  }
}
