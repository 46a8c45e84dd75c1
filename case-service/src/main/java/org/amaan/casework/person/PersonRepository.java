package org.amaan.casework.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.access.Dissemination;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Persons in the scope of a reader of the case: whom its own agency entered, and of others' who may
 * be passed on.
 */
@ApplicationScoped
class PersonRepository {

  private static final String READABLE =
      """
      from PersonEntry e join PersonVersion v on v.personId = e.id and v.version = e.version
      where e.caseId = :case and (e.enteredBy.agency = :agency or
      """
          + Dissemination.toReader("e")
          + ")";

  /** An entry, and what counts of it. */
  record Current(PersonEntry entry, PersonVersion version) {}

  private final EntityManager database;

  PersonRepository(EntityManager database) {
    this.database = database;
  }

  Optional<Current> find(UUID id, UUID caseId, Caller reader) {
    return currents(" and e.id = :id", caseId, reader)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Newest first. */
  List<Current> page(UUID caseId, Caller reader, int limit, @Nullable Keyset after) {
    TypedQuery<Current> query =
        currents(
            (after == null ? "" : " and (e.enteredAt, e.id) < (:at, :id)")
                + " order by e.enteredAt desc, e.id desc",
            caseId,
            reader);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(limit).getResultList();
  }

  /** The newest versions; of what another agency wrote for itself alone, none. */
  List<PersonVersion> history(PersonEntry entry, Caller reader, int limit) {
    return database
        .createQuery(
            "select v from PersonVersion v where v.personId = :person"
                + " and (v.author.agency = :agency or "
                + Dissemination.toReader("v")
                + ") order by v.version desc",
            PersonVersion.class)
        .setParameter("person", entry.id())
        .setParameter("agency", reader.agency())
        .setParameter("unit", reader.unit())
        .setMaxResults(limit)
        .getResultList();
  }

  /** Counts the persons whom the reader may know of. */
  long count(UUID caseId, Caller reader) {
    return scoped(database.createQuery("select count(e) " + READABLE, Long.class), caseId, reader)
        .getSingleResult();
  }

  /** Those of the persons that the reader may know of. */
  Set<UUID> among(Set<UUID> ids, UUID caseId, Caller reader) {
    return Set.copyOf(
        scoped(
                database.createQuery("select e.id " + READABLE + " and e.id in (:ids)", UUID.class),
                caseId,
                reader)
            .setParameter("ids", ids)
            .getResultList());
  }

  /** Whether the writer, as this member of its agency, wrote any version of the person. */
  boolean hasWritten(UUID personId, Caller writer) {
    return database
            .createQuery(
                """
                select count(v) from PersonVersion v
                where v.personId = :id and v.author.agency = :agency and v.person = :person
                """,
                Long.class)
            .setParameter("id", personId)
            .setParameter("agency", writer.requireAgency())
            .setParameter("person", writer.requirePerson())
            .getSingleResult()
        > 0;
  }

  void add(PersonEntry entry) {
    database.persist(entry);
  }

  void add(PersonVersion version) {
    database.persist(version);
  }

  private TypedQuery<Current> currents(String more, UUID caseId, Caller reader) {
    return scoped(
        database.createQuery("select e, v " + READABLE + more, Current.class), caseId, reader);
  }

  private static <T> TypedQuery<T> scoped(TypedQuery<T> query, UUID caseId, Caller reader) {
    return query
        .setParameter("case", caseId)
        .setParameter("agency", reader.agency())
        .setParameter("unit", reader.unit());
  }
}
