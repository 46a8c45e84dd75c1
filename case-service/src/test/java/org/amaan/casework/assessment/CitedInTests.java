package org.amaan.casework.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.amaan.casework.assessment.document.Citable;
import org.amaan.platform.identity.Caller;

/** Evidence that tests make up: an id and its case. */
@ApplicationScoped
class CitedInTests implements Citable {

  private final Map<UUID, UUID> caseOf = new ConcurrentHashMap<>();

  private final Set<UUID> fallen = ConcurrentHashMap.newKeySet();

  void fall(UUID id) {
    fallen.add(id);
  }

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
  public Set<UUID> among(UUID caseId, Caller reader, Set<UUID> ids) {
    return ids.stream().filter(id -> caseId.equals(caseOf.get(id))).collect(Collectors.toSet());
  }

  @Override
  public Set<UUID> fallen(UUID caseId, Caller reader, Set<UUID> ids) {
    return ids.stream().filter(fallen::contains).collect(Collectors.toSet());
  }
}
