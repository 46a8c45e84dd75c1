package org.amaan.casework.evidence.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.casework.casefile.access.Dissemination;
import org.amaan.knowledge.HandlingCode;
import org.amaan.platform.files.FileChunks;
import org.amaan.platform.files.Spool;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Evidence in the scope of a reader, of a case that was found in its scope before: what its own
 * agency recorded, and of others' what may be passed on.
 */
@ApplicationScoped
public class EvidenceRepository {

  private static final String READABLE =
      """
      from Evidence e where e.caseId = :case and (e.author.agency = :agency or
      """
          + Dissemination.toReader("e")
          + ")";

  private final EntityManager database;
  private final FileChunks pieces;

  EvidenceRepository(EntityManager database) {
    this.database = database;
    this.pieces = new FileChunks(database, "evidence_piece", "evidence_id");
  }

  /** What the audit says of an entry of a chain. */
  public record Audited(UUID evidenceId, int position, byte[] hash) {}

  public Optional<Chain> find(UUID id, UUID caseId, Caller reader) {
    return items("select e " + READABLE + " and e.id = :id", Evidence.class, caseId, reader)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(item -> chains(List.of(item)).get(0));
  }

  /** Newest first. */
  public List<Chain> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<Evidence> query =
        items(
            "select e "
                + READABLE
                + (after == null ? "" : " and (e.recordedAt, e.id) < (:at, :id)")
                + " order by e.recordedAt desc, e.id desc",
            Evidence.class,
            caseId,
            reader);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return chains(query.setMaxResults(limit).getResultList());
  }

  /** All that the reader reads, oldest first. */
  public List<Chain> all(UUID caseId, Caller reader) {
    return chains(
        items(
                "select e " + READABLE + " order by e.recordedAt, e.id",
                Evidence.class,
                caseId,
                reader)
            .getResultList());
  }

  private List<Chain> chains(List<Evidence> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<EvidenceEntry>> entries =
        database
            .createQuery(
                "select x from EvidenceEntry x where x.evidenceId in (:items) order by x.position",
                EvidenceEntry.class)
            .setParameter("items", items.stream().map(Evidence::id).toList())
            .getResultStream()
            .collect(Collectors.groupingBy(EvidenceEntry::evidenceId));
    return items.stream()
        .map(item -> new Chain(item, entries.getOrDefault(item.id(), List.of())))
        .toList();
  }

  /** By what each of these is corrected, as far as the reader reads it; the newest of several. */
  public Map<UUID, UUID> corrections(UUID caseId, Collection<UUID> of, Caller reader) {
    Map<UUID, UUID> corrections = new HashMap<>();
    items(
            "select e.corrects, e.id "
                + READABLE
                + " and e.corrects in (:of) order by e.recordedAt, e.id",
            Tuple.class,
            caseId,
            reader)
        .setParameter("of", of)
        .getResultList()
        .forEach(row -> corrections.put(row.get(0, UUID.class), row.get(1, UUID.class)));
    return corrections;
  }

  public Set<UUID> among(UUID caseId, Collection<UUID> ids, Caller reader) {
    return new HashSet<>(
        items("select e.id " + READABLE + " and e.id in (:ids)", UUID.class, caseId, reader)
            .setParameter("ids", ids)
            .getResultList());
  }

  /** Those of the ids that the reader reads, and whoever else reads the case does. */
  public Set<UUID> forAllReaders(UUID caseId, Collection<UUID> ids, Caller reader) {
    return new HashSet<>(
        items(
                "select e.id " + READABLE + " and e.handling = :all and e.id in (:ids)",
                UUID.class,
                caseId,
                reader)
            .setParameter("all", HandlingCode.H0)
            .setParameter("ids", ids)
            .getResultList());
  }

  public long count(UUID caseId, Caller reader) {
    return database
        .createQuery("select count(e) from Evidence e where e.caseId = :case", Long.class)
        .setParameter("case", caseId)
        .getSingleResult();
  }

  public void add(Evidence item) {
    database.persist(item);
    database.flush();
  }

  /** Written at once, so that the second of two answers is refused here and not at the commit. */
  public void add(EvidenceEntry entry) {
    database.persist(entry);
    database.flush();
  }

  public void addContent(UUID evidenceId, Spool content) {
    pieces.add(evidenceId, content);
  }

  public void copyContent(EvidenceEntry added, Spool to) {
    pieces.copy(added.evidenceId(), added.pieces(), to);
  }

  /** What the audit says of the chains that the reader reads. */
  public Map<UUID, List<Audited>> audited(UUID caseId, Caller reader) {
    @SuppressWarnings("unchecked")
    List<Audited> entries =
        database
            .createNativeQuery(
                "SELECT evidence_id, \"position\", hash FROM audited_evidence(:case)"
                    + " ORDER BY evidence_id, \"position\"",
                Audited.class)
            .setParameter("case", caseId)
            .getResultList();
    return entries.stream().collect(Collectors.groupingBy(Audited::evidenceId));
  }

  private <T> TypedQuery<T> items(String query, Class<T> type, UUID caseId, Caller reader) {
    return database
        .createQuery(query, type)
        .setParameter("case", caseId)
        .setParameter("agency", reader.agency())
        .setParameter("unit", reader.unit());
  }
}
