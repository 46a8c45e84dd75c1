package org.amaan.platform.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.months.MonthlyTable;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.problem.Refusal;
import org.amaan.platform.scheduling.AfterCommit;
import org.jspecify.annotations.Nullable;

/** What the operator does with messages that were given up. Role: platform-admin. */
@ApplicationScoped
public class OutboxOperations {

  private static final Duration DELIVERED_KEPT_FOR = Duration.ofDays(30);

  private final EntityManager database;
  private final OutboxWorkers workers;
  private final AfterCommit afterCommit;
  private final Audit audit;
  private final Clock clock;

  OutboxOperations(
      EntityManager database,
      OutboxWorkers workers,
      AfterCommit afterCommit,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.workers = workers;
    this.afterCommit = afterCommit;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Newest first.
   *
   * @param state {@code pending} or {@code failed}
   */
  @Transactional
  @SuppressWarnings("unchecked")
  public List<UndeliveredMessage> list(
      Caller caller, String state, int limit, @Nullable Keyset after) {
    caller.requireAny(Role.PLATFORM_ADMIN);
    Query query =
        database
            .createNativeQuery(
                // Ids grow with time.
                "SELECT id, topic, aggregate_id, state, attempts, last_error, created_at"
                    + " FROM outbox_message WHERE state = :state"
                    + (after == null ? "" : " AND id < :after")
                    + " ORDER BY id DESC",
                Tuple.class)
            .setParameter("state", state)
            .setMaxResults(limit);
    if (after != null) {
      query.setParameter("after", after.id());
    }
    return ((List<Tuple>) query.getResultList()).stream().map(OutboxOperations::listed).toList();
  }

  private static UndeliveredMessage listed(Tuple row) {
    return new UndeliveredMessage(
        row.get("id", UUID.class),
        row.get("topic", String.class),
        row.get("aggregate_id", UUID.class),
        row.get("state", String.class),
        row.get("attempts", Integer.class),
        row.get("last_error", String.class),
        row.get("created_at", Instant.class));
  }

  /** Puts a failed message back on its way, with a fresh count of attempts. */
  @Transactional
  public void redeliver(Caller caller, UUID id) {
    caller.requireAny(Role.PLATFORM_ADMIN);
    int revived =
        database
            .createNativeQuery(
                """
                UPDATE outbox_message
                SET state = 'pending', attempts = 0, refusals = 0, next_attempt_at = :now
                WHERE id = :id AND state = 'failed'
                """)
            .setParameter("id", id)
            .setParameter("now", clock.instant())
            .executeUpdate();
    if (revived == 0) {
      throw new FailedMessageNotFound();
    }
    audit.record(caller, "outbox.redelivery", id, Map.of());
    afterCommit.run("outbox", workers::signal);
  }

  @Produces
  @Singleton
  MonthlyTable months() {
    return new MonthlyTable("outbox_message", DELIVERED_KEPT_FOR);
  }

  /** There is no failed message with this id. */
  public static final class FailedMessageNotFound extends Refusal {
    FailedMessageNotFound() {
      super(
          404,
          "failed-message-not-found",
          "No such failed message",
          "List the failed messages; only those can be sent again.");
    }
  }
}
