package org.amaan.casework.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.access.Dissemination;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the scope of a reader: of a case that its unit holds or its agency was granted, what its
 * own agency wrote, and of others' what may be passed on.
 */
@ApplicationScoped
class NoteRepository {

  private static final String READABLE =
      """
      from CaseNote n where n.caseId = :case and (n.author.agency = :agency or
      """
          + Dissemination.toReader("n")
          + ")";

  private final EntityManager database;

  NoteRepository(EntityManager database) {
    this.database = database;
  }

  Optional<CaseNote> find(UUID id, UUID caseId, Caller reader) {
    return notes("select n " + READABLE + " and n.id = :id", caseId, reader)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<CaseNote> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<CaseNote> query =
        notes(
            "select n "
                + READABLE
                + (after == null ? "" : " and (n.writtenAt, n.id) < (:at, :id)")
                + " order by n.writtenAt desc, n.id desc",
            caseId,
            reader);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  void add(CaseNote note) {
    database.persist(note);
  }

  private TypedQuery<CaseNote> notes(String query, UUID caseId, Caller reader) {
    return database
        .createQuery(query, CaseNote.class)
        .setParameter("case", caseId)
        .setParameter("agency", reader.agency())
        .setParameter("unit", reader.unit());
  }
}
