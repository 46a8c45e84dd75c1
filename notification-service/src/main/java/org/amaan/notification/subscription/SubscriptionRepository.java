package org.amaan.notification.subscription;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions, read only by administrators of their agency, or of the unit that their token
 * names.
 */
@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<Subscription, UUID> {

  private static final String VISIBLE =
      "SELECT s.* FROM subscription s WHERE s.agency = :agency AND (:unit = '' OR s.unit = :unit)";

  Optional<Subscription> findVisible(Caller caller, UUID id) {
    return many(visible(VISIBLE + " AND s.id = :id", caller).setParameter("id", id), 1).stream()
        .findFirst();
  }

  /** Held until the transaction ends: changes come one after the other. */
  Optional<Subscription> lockVisible(Caller caller, UUID id) {
    return many(
            visible(VISIBLE + " AND s.id = :id FOR NO KEY UPDATE", caller).setParameter("id", id),
            1)
        .stream()
        .findFirst();
  }

  /** The same, and nothing is queued for it meanwhile; what was is seen by what follows. */
  Optional<Subscription> lockVisibleAgainstQueueing(Caller caller, UUID id) {
    return many(visible(VISIBLE + " AND s.id = :id FOR UPDATE", caller).setParameter("id", id), 1)
        .stream()
        .findFirst();
  }

  List<Subscription> newestFirst(Caller caller, @Nullable Keyset before, int limit) {
    String sql = VISIBLE;
    if (before != null) {
      sql += " AND (s.created_at, s.id) < (:at, :id)";
    }
    Query query = visible(sql + " ORDER BY s.created_at DESC, s.id DESC", caller);
    if (before != null) {
      query.setParameter("at", before.at()).setParameter("id", before.id());
    }
    return many(query, limit);
  }

  /** Nobody adds one for the agency until the transaction ends. */
  void lockAdding(String agency) {
    getEntityManager()
        .createNativeQuery(
            "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('subscriptions ' || :agency, 0))")
        .setParameter("agency", agency)
        .getSingleResult();
  }

  long countOf(Caller by) {
    return (long)
        getEntityManager()
            .createNativeQuery("SELECT count(*) FROM subscription WHERE agency = :agency")
            .setParameter("agency", by.requireAgency())
            .getSingleResult();
  }

  /**
   * @param unit null for those of the agency as a whole
   */
  long countInApp(Caller by, @Nullable String unit) {
    return (long)
        getEntityManager()
            .createNativeQuery(
                "SELECT count(*) FROM subscription WHERE agency = :agency AND channel = 'in-app' AND"
                    + " coalesce(unit, '') = :unit")
            .setParameter("agency", by.requireAgency())
            .setParameter("unit", Objects.requireNonNullElse(unit, ""))
            .getSingleResult();
  }

  /** What failed before is forgotten: the first attempt says how it is now. */
  void startAfresh(UUID id) {
    getEntityManager()
        .createNativeQuery(
            "UPDATE subscription SET failures = 0, failing_since = NULL, rests_until = NULL WHERE id ="
                + " :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /**
   * What waits for its digest comes then, or at once when it is due before.
   *
   * @param next now when there is no digest any more
   */
  void moveDigest(UUID id, Instant next, Instant now) {
    getEntityManager()
        .createNativeQuery(
            """
            UPDATE delivery
            SET next_at = CASE WHEN due_at <= :next THEN cast(:now AS timestamptz) ELSE :next END
            WHERE subscription = :id AND state = 'pending' AND digest AND tries = 0 AND next_at > :now
            """)
        .setParameter("next", next)
        .setParameter("now", now)
        .setParameter("id", id)
        .executeUpdate();
  }

  void remove(Subscription subscription) {
    delete(subscription);
    flush();
  }

  private Query visible(String sql, Caller caller) {
    return getEntityManager()
        .createNativeQuery(sql, Subscription.class)
        .setParameter(
            "agency",
            caller.has(Role.AGENCY_ADMIN) ? Objects.requireNonNullElse(caller.agency(), "") : "")
        .setParameter("unit", Objects.requireNonNullElse(caller.unit(), ""));
  }

  @SuppressWarnings("unchecked")
  private static List<Subscription> many(Query query, int limit) {
    return query.setMaxResults(limit).getResultList();
  }
}
