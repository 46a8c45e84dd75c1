package org.amaan.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.insertion.InsertInto;
import org.amaan.platform.insertion.PendingInserts;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/**
 * The append-only record of every change and every disclosure, written with what it records, at the
 * latest when the transaction commits.
 */
@ApplicationScoped
public class Audit {

  private static final InsertInto ENTRIES =
      new InsertInto(
          "audit_entry",
          "id uuid",
          "subject uuid",
          "action text",
          "client text",
          "agency text",
          "unit text",
          "person text",
          "details jsonb",
          "trace_id text",
          "at timestamptz");

  private static final String TIMELINE =
      "AND action NOT LIKE '%-written' AND action NOT LIKE '%-read' ";

  private final EntityManager database;
  private final PendingInserts inserts;
  private final ObjectMapper json;
  private final Clock clock;

  Audit(EntityManager database, PendingInserts inserts, ObjectMapper json, Clock clock) {
    this.database = database;
    this.inserts = inserts;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What somebody anonymous did has no trace, no precise time, and no id that has one.
   *
   * @param action a fact in the past tense, such as {@code referral.accepted}
   * @param details codes and ids only, never personal data or free text
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(Caller by, String action, UUID subject, Map<String, ?> details) {
    boolean traceless = by.isAnonymous();
    Instant now = clock.instant();
    inserts.add(
        ENTRIES,
        traceless ? UUID.randomUUID() : Ids.next(),
        subject,
        action,
        by.client(),
        by.agency(),
        by.unit(),
        by.person(),
        write(details),
        traceless ? null : traceId(),
        traceless ? now.truncatedTo(ChronoUnit.HOURS) : now);
  }

  /** The entries about one thing, newest first. */
  @Transactional
  public List<AuditEntry> of(UUID subject, int limit, @Nullable Keyset before) {
    return read(subject, "", Map.of(), limit, before);
  }

  /** The same without what is the auditor's alone: an action that ends in -written or -read. */
  @Transactional
  public List<AuditEntry> timelineOf(UUID subject, int limit, @Nullable Keyset before) {
    return read(subject, TIMELINE, Map.of(), limit, before);
  }

  /** All entries of the timeline with one of these actions, newest first. */
  @Transactional
  public List<AuditEntry> timelineOf(UUID subject, Set<String> actions) {
    return read(
        subject, TIMELINE + "AND action IN (:actions) ", Map.of("actions", actions), null, null);
  }

  /** The entries of the timeline with any other action, newest first. */
  @Transactional
  public List<AuditEntry> timelineBesides(UUID subject, Set<String> actions, int limit) {
    return read(
        subject,
        TIMELINE + "AND action NOT IN (:actions) ",
        Map.of("actions", actions),
        limit,
        null);
  }

  /** How many entries of each action the timeline has. */
  @Transactional
  public Map<String, Long> timelineCounts(UUID subject) {
    inserts.flush();
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "SELECT action, count(*) AS entries FROM audit_entry WHERE subject = :subject "
                    + TIMELINE
                    + "GROUP BY action",
                Tuple.class)
            .setParameter("subject", subject)
            .getResultList();
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> row.get("action", String.class), row -> row.get("entries", Long.class)));
  }

  private List<AuditEntry> read(
      UUID subject,
      String which,
      Map<String, ?> values,
      @Nullable Integer limit,
      @Nullable Keyset before) {
    inserts.flush();
    Query query =
        database.createNativeQuery(
            "SELECT id, subject, action, client, agency, unit, person, cast(details AS text) AS"
                + " details, trace_id, at FROM audit_entry WHERE subject = :subject "
                + which
                + (before == null ? "" : "AND (at, id) < (:beforeAt, :beforeId) ")
                + "ORDER BY at DESC, id DESC"
                + (limit == null ? "" : " LIMIT " + limit),
            Tuple.class);
    query.setParameter("subject", subject);
    values.forEach(query::setParameter);
    if (before != null) {
      query.setParameter("beforeAt", before.at());
      query.setParameter("beforeId", before.id());
    }
    @SuppressWarnings("unchecked")
    List<Tuple> rows = query.getResultList();
    return rows.stream().map(Audit::entry).toList();
  }

  private static AuditEntry entry(Tuple row) {
    return new AuditEntry(
        row.get("id", UUID.class),
        row.get("subject", UUID.class),
        row.get("action", String.class),
        row.get("client", String.class),
        row.get("agency", String.class),
        row.get("unit", String.class),
        row.get("person", String.class),
        row.get("details", String.class),
        row.get("trace_id", String.class),
        row.get("at", Instant.class));
  }

  private static @Nullable String traceId() {
    var span = Span.current().getSpanContext();
    return span.isValid() ? span.getTraceId() : null;
  }

  private String write(Map<String, ?> details) {
    try {
      return json.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("audit details cannot be written as JSON", e);
    }
  }
}
