package org.amaan.notification.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.notification.alert.Notice;
import org.amaan.platform.months.MonthlyTable;
import org.amaan.platform.scope.ForBackgroundWork;

/** The events that were taken. Many at a time, in one order everywhere: nobody waits in a ring. */
@ApplicationScoped
class EventRepository {

  private final EntityManager database;
  private final ObjectMapper json;

  EventRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  private record Row(String source, UUID id, String type, String subject, Instant occurred) {
    static Row of(ReportedEvent event) {
      Notice notice = event.notice();
      return new Row(
          notice.source(), notice.event(), notice.type(), notice.subject(), event.occurredAt());
    }
  }

  /** Beyond the end of their month: longer than an alert is escalated and than anybody repeats. */
  private static final Duration KEPT_FOR = Duration.ofDays(90);

  @Produces
  @Singleton
  static MonthlyTable months() {
    return new MonthlyTable("event", KEPT_FOR);
  }

  /**
   * The ids of those that were not taken before. Waits for a transaction that is taking one of them
   * just now: if that rolls back, the event is new after all.
   *
   * @param events of one source
   */
  @ForBackgroundWork("what another service reports")
  @SuppressWarnings("unchecked")
  Set<UUID> add(Collection<ReportedEvent> events, Instant now) {
    List<UUID> added =
        database
            .createNativeQuery(
                """
                INSERT INTO event (source, id, type, subject, occurred_at, received_at)
                SELECT source, id, type, subject, least(occurred, :now), :now
                FROM jsonb_to_recordset(cast(:events AS jsonb)) AS e (source text, id uuid, type text, subject text,
                  occurred timestamptz)
                ORDER BY id
                ON CONFLICT DO NOTHING
                RETURNING id
                """)
            .setParameter("now", now)
            .setParameter("events", write(events.stream().map(Row::of).toList()))
            .getResultList();
    return new HashSet<>(added);
  }

  /** Of each subject only the newest list, and only when it is newer than the one that is kept. */
  void keepNewest(Collection<ReportedExclusions> lists) {
    if (lists.isEmpty()) {
      return;
    }
    database
        .createNativeQuery(
            """
            INSERT INTO exclusion (subject, sequence, agencies)
            SELECT DISTINCT ON (subject) subject, sequence, agencies
            FROM jsonb_to_recordset(cast(:lists AS jsonb)) AS x (subject text, sequence bigint, agencies text[])
            ORDER BY subject, sequence DESC
            ON CONFLICT (subject) DO UPDATE SET sequence = excluded.sequence, agencies = excluded.agencies
            WHERE exclusion.sequence < excluded.sequence
            """)
        .setParameter("lists", write(List.copyOf(lists)))
        .executeUpdate();
  }

  /**
   * What is settled stays so: its alerts, whenever they come, ask for nothing any more. Looked at
   * when somebody reads them, or they would be escalated; so nobody holds anything here.
   */
  void settle(Collection<UUID> references, Instant now) {
    if (references.isEmpty()) {
      return;
    }
    database
        .createNativeQuery(
            """
            INSERT INTO settlement (reference, settled_at)
            SELECT DISTINCT reference, cast(:now AS timestamptz) FROM unnest(:references) reference ORDER BY reference
            ON CONFLICT DO NOTHING
            """)
        .setParameter("references", references.toArray(UUID[]::new))
        .setParameter("now", now)
        .executeUpdate();
  }

  private String write(List<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
