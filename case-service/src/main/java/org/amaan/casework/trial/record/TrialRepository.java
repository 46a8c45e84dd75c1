package org.amaan.casework.trial.record;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** Records of the trial of a case that was found for the reader, who reads all of them. */
public abstract class TrialRepository<T extends TrialRecord> {

  /** How many agencies can enter as many as they can. */
  private static final int AGENCIES = 5;

  private static final String OF_CASE = " from %s r where r.caseId = :case";

  private final EntityManager database;
  private final Class<T> type;
  private final int limit;

  /**
   * @param limit how many of them one agency can enter in a case
   */
  protected TrialRepository(EntityManager database, Class<T> type, int limit) {
    this.database = database;
    this.type = type;
    this.limit = limit;
  }

  public Optional<T> find(UUID id, CaseFile file) {
    return records(file, " and r.id = :id").setParameter("id", id).getResultStream().findFirst();
  }

  /** All, newest first. */
  public List<T> all(CaseFile file) {
    return newestFirst(file, null).getResultList();
  }

  public TrialPage<T> page(CaseFile file, int size, @Nullable Keyset after) {
    List<T> found = newestFirst(file, after).setMaxResults(size + 1).getResultList();
    if (found.size() <= size) {
      return new TrialPage<>(found, null);
    }
    T last = found.get(size - 1);
    return new TrialPage<>(
        found.subList(0, size), new Keyset(last.enteredAt(), last.id()).encode());
  }

  /**
   * Refuses when the agency of whoever enters one has as many in the case as it can, so that none
   * fills the room of the others, or the case has as many as can be read and printed.
   */
  public void requireRoom(CaseFile file, Caller caller) {
    requireLess(
        limit,
        count(file, " and r.agency = :agency").setParameter("agency", caller.requireAgency()));
    requireLess(limit * AGENCIES, count(file, ""));
  }

  private TypedQuery<Long> count(CaseFile file, String which) {
    return database
        .createQuery(
            "select count(r)" + OF_CASE.formatted(type.getSimpleName()) + which, Long.class)
        .setParameter("case", file.id());
  }

  private static void requireLess(int most, TypedQuery<Long> count) {
    if (count.getSingleResult() >= most) {
      throw new TooManyTrialRecords(most);
    }
  }

  public void add(T record) {
    database.persist(record);
  }

  private TypedQuery<T> newestFirst(CaseFile file, @Nullable Keyset after) {
    TypedQuery<T> query =
        records(
            file,
            (after == null ? "" : " and (r.enteredAt, r.id) < (:at, :id)")
                + " order by r.enteredAt desc, r.id desc");
    return after == null
        ? query
        : query.setParameter("at", after.at()).setParameter("id", after.id());
  }

  private TypedQuery<T> records(CaseFile file, String which) {
    return database
        .createQuery("select r" + OF_CASE.formatted(type.getSimpleName()) + which, type)
        .setParameter("case", file.id());
  }
}
