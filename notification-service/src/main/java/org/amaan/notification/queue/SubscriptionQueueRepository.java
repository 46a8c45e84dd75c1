package org.amaan.notification.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.queue.LeaseTable;
import org.amaan.platform.queue.Leased;
import org.amaan.platform.queue.LeasedItems;
import org.amaan.platform.queue.WorkerStatements;
import org.amaan.platform.scope.ForBackgroundWork;

/** The table of subscriptions that are due. What is leased is a subscription, by its lease's id. */
@ApplicationScoped
class SubscriptionQueueRepository implements LeasedItems<UUID> {

  static final String LEASE =
      new LeaseTable(
              "delivery_queue",
              "subscription",
              "next_at",
              "true",
              ", lease = ?",
              "q.subscription, q.lease")
          .lease();

  private final EntityManager database;
  private final WorkerStatements statements;

  SubscriptionQueueRepository(EntityManager database, WorkerStatements statements) {
    this.database = database;
    this.statements = statements;
  }

  void add(UUID subscription, Instant dueAt) {
    database
        .createNativeQuery(
            "INSERT INTO delivery_queue (subscription, next_at) VALUES (:subscription, :due)")
        .setParameter("subscription", subscription)
        .setParameter("due", dueAt)
        .executeUpdate();
  }

  /** In one order everywhere: two that hasten the same wait for each other and not in a ring. */
  int hasten(Collection<UUID> subscriptions, Instant now) {
    return database
        .createNativeQuery(
            """
            UPDATE delivery_queue SET next_at = :now WHERE subscription IN (
              SELECT subscription FROM delivery_queue
              WHERE subscription = ANY (:subscriptions) AND lease IS NULL AND next_at > :now
              ORDER BY subscription FOR NO KEY UPDATE)
            """)
        .setParameter("now", now)
        .setParameter("subscriptions", subscriptions.toArray(UUID[]::new))
        .executeUpdate();
  }

  /** The same for all of an agency, in the same order. */
  int hastenOf(String agency, Instant now) {
    return database
        .createNativeQuery(
            """
            UPDATE delivery_queue SET next_at = :now WHERE subscription IN (
              SELECT q.subscription FROM delivery_queue q JOIN subscription s ON s.id = q.subscription
              WHERE s.agency = :agency AND q.lease IS NULL AND q.next_at > :now
              ORDER BY q.subscription FOR NO KEY UPDATE OF q)
            """)
        .setParameter("now", now)
        .setParameter("agency", agency)
        .executeUpdate();
  }

  /** Nothing when somebody else has it: the lease had run out. */
  int release(Leased<UUID> subscription, Instant dueAt) {
    return database
        .createNativeQuery(
            """
            UPDATE delivery_queue SET next_at = :due, lease = NULL
            WHERE subscription = :subscription AND lease = :lease
            """)
        .setParameter("due", dueAt)
        .setParameter("subscription", subscription.id())
        .setParameter("lease", subscription.item())
        .executeUpdate();
  }

  @Override
  @ForBackgroundWork("delivering")
  public List<Leased<UUID>> lease(int most, Instant now, Instant until) {
    return statements.read(LEASE, rows -> leased(rows, until), now, most, until, Ids.next());
  }

  private static List<Leased<UUID>> leased(ResultSet rows, Instant until) throws SQLException {
    List<Leased<UUID>> leased = new ArrayList<>();
    while (rows.next()) {
      leased.add(
          new Leased<>(
              rows.getObject("subscription", UUID.class),
              rows.getObject("lease", UUID.class),
              0,
              until));
    }
    return leased;
  }

  @Override
  public void release(List<Leased<UUID>> subscriptions, Instant dueAt) {
    statements.change(
        """
        UPDATE delivery_queue SET next_at = ?, lease = NULL
        WHERE subscription = ANY (?) AND lease = ANY (?)
        """,
        dueAt,
        subscriptions.stream().map(Leased::id).toArray(UUID[]::new),
        subscriptions.stream().map(Leased::item).toArray(UUID[]::new));
  }
}
