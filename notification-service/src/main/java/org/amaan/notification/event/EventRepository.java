package org.amaan.notification.event;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.amaan.notification.alert.Notice;

/** The events that were taken. */
@ApplicationScoped
class EventRepository {

  private final EntityManager database;

  EventRepository(EntityManager database) {
    this.database = database;
  }

  /**
   * False when the event was taken before. Waits for a transaction that is taking it just now: if
   * that rolls back, the event is new after all.
   */
  boolean addIfNew(ReportedEvent event, Instant now) {
    Notice notice = event.notice();
    return database
            .createNativeQuery(
                """
                INSERT INTO event (source, id, type, subject, occurred_at, received_at)
                VALUES (:source, :id, :type, :subject, least(cast(:occurredAt AS timestamptz), :now), :now)
                ON CONFLICT DO NOTHING
                """)
            .setParameter("source", notice.source())
            .setParameter("id", notice.event())
            .setParameter("type", notice.type())
            .setParameter("subject", notice.subject())
            .setParameter("occurredAt", event.occurredAt())
            .setParameter("now", now)
            .executeUpdate()
        == 1;
  }

  /** Only a newer list than the one that is kept. */
  void keepNewest(String subject, ReportedExclusions exclusions) {
    database
        .createNativeQuery(
            """
            INSERT INTO exclusion (subject, sequence, agencies) VALUES (:subject, :sequence, :agencies)
            ON CONFLICT (subject) DO UPDATE SET sequence = excluded.sequence, agencies = excluded.agencies
            WHERE exclusion.sequence < excluded.sequence
            """)
        .setParameter("subject", subject)
        .setParameter("sequence", exclusions.sequence())
        .setParameter("agencies", exclusions.agencies().toArray(String[]::new))
        .executeUpdate();
  }
}
