package org.amaan.notification.deliverylog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.amaan.platform.scope.ForBackgroundWork;

/** Gives deliveries up in time, and counts them. */
@ApplicationScoped
class EndedDeliveryRepository {

  private final EntityManager database;

  EndedDeliveryRepository(EntityManager database) {
    this.database = database;
  }

  /** What is being recorded just now is left for the next time. */
  void giveUpExpired(Instant now) {
    database
        .createNativeQuery(
            """
            UPDATE delivery SET state = 'dead', ended_at = :now WHERE id IN
              (SELECT id FROM delivery WHERE state = 'pending' AND expires_at <= :now FOR UPDATE SKIP LOCKED)
            """)
        .setParameter("now", now)
        .executeUpdate();
  }

  @ForBackgroundWork("metrics")
  long count(String channel, String state) {
    return (long)
        database
            .createNativeQuery(
                "SELECT count(*) FROM delivery WHERE channel = :channel AND state = :state")
            .setParameter("channel", channel)
            .setParameter("state", state)
            .getSingleResult();
  }
}
