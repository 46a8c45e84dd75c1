package org.amaan.notification.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.notification.alert.Addressee;
import org.amaan.notification.alert.Coordinators;
import org.amaan.notification.alert.RaisedAlert;
import org.amaan.platform.scope.ForBackgroundWork;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Escalations, as the worker takes their steps. */
@ApplicationScoped
class EscalationRepository {

  static final String DUE =
      """
      SELECT next_at, alert FROM escalation
      WHERE next_at <= :now AND (next_at, alert) > (:at, :alert)
        AND %s ORDER BY next_at, alert
      """;

  static final String LOCK =
      """
      SELECT alert, agency, unit, roles, action, type, subject, reference, link, urgency, due_at, coordinators,
        coordinators_link, settled_by, occurred_at, raised_at, step, step_at
      FROM escalation WHERE alert = :alert AND next_at <= :now FOR NO KEY UPDATE SKIP LOCKED
      """;

  static final String SETTLED =
      """
      SELECT EXISTS (SELECT FROM event
          WHERE subject = :subject AND type = ANY (:types) AND occurred_at >= :since)
        OR EXISTS (SELECT FROM settlement WHERE reference = :settledBy)
      """;

  static final String BEGIN =
      """
      INSERT INTO escalation (alert, agency, unit, roles, action, type, subject, reference, link, urgency, due_at,
        coordinators, coordinators_link, settled_by, occurred_at, raised_at, next_at)
      SELECT q.alert, q.agency, q.unit, q.roles, q.action, q.type, q.subject, q.reference, q.link, q.urgency,
        q.due, q.coordinators, q.coordinators_link, q.settled_by,
        (SELECT e.occurred_at FROM event e WHERE e.source = q.source AND e.id = q.event),
        q.raised, q.raised + first.wait
      FROM jsonb_to_recordset(cast(:begun AS jsonb)) AS q (alert uuid, source text, event uuid, agency text,
          unit text, roles text[], action text, type text, subject text, reference text, link text, urgency text,
          due timestamptz, coordinators text[], coordinators_link text, settled_by uuid, raised timestamptz, steps text[])
        LEFT JOIN escalation_ladder l ON l.agency = q.agency
        CROSS JOIN LATERAL (SELECT min(cast(w.value AS interval)) AS wait
          FROM jsonb_each_text(coalesce(l.waits, cast(:standard AS jsonb)) -> q.urgency) w
          WHERE w.key = ANY (q.steps)) first
      WHERE first.wait IS NOT NULL AND (l.events IS NULL OR q.urgency = 'immediate-danger'
        OR EXISTS (SELECT FROM unnest(l.events) f WHERE q.type LIKE replace(f, '*', '%')))
      ON CONFLICT DO NOTHING
      """;

  private final EntityManager database;
  private final ObjectMapper json;

  EscalationRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * When the first step is taken follows from the agency's ladder; an alert that has none is not
   * escalated. Asked for every event: each row looks up its own event, whatever the plan.
   *
   * @param standard the waits where an agency has not decided
   */
  void begin(List<NewEscalation> begun, String standard) {
    database
        .createNativeQuery(BEGIN)
        .setParameter("begun", write(begun))
        .setParameter("standard", standard)
        .executeUpdate();
  }

  /** Something may be settled now. */
  void lookAgain(Collection<String> subjects, Instant now) {
    lookAgain("subject = ANY (:which)", subjects.toArray(String[]::new), now);
  }

  /** The ladder of the agency has changed. */
  void lookAgain(String agency, Instant now) {
    lookAgain("agency = :which", agency, now);
  }

  /** Whoever looks at several at once takes them in one order, and waits in no ring. */
  private void lookAgain(String condition, Object which, Instant now) {
    List<?> waiting =
        database
            .createNativeQuery(
                "SELECT alert FROM escalation WHERE "
                    + condition
                    + " AND next_at > :now ORDER BY alert FOR NO KEY UPDATE")
            .setParameter("which", which)
            .setParameter("now", now)
            .getResultList();
    if (!waiting.isEmpty()) {
      database
          .createNativeQuery("UPDATE escalation SET next_at = :now WHERE alert = ANY (:waiting)")
          .setParameter("waiting", waiting.toArray(UUID[]::new))
          .setParameter("now", now)
          .executeUpdate();
    }
  }

  record Due(Instant at, UUID alert) {
    static final Due FIRST = new Due(Instant.EPOCH, new UUID(0, 0));
  }

  /**
   * The longest due first; of those that could not be looked at, the ones after it.
   *
   * @param urgent those of immediate danger, or the others
   */
  @ForBackgroundWork("escalation")
  @SuppressWarnings("unchecked")
  List<Due> due(boolean urgent, Instant now, Due after, int limit) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                DUE.formatted(
                    urgent ? "urgency = 'immediate-danger'" : "urgency <> 'immediate-danger'"),
                Tuple.class)
            .setParameter("now", now)
            .setParameter("at", after.at())
            .setParameter("alert", after.alert())
            .setMaxResults(limit)
            .getResultList();
    return rows.stream()
        .map(row -> new Due(row.get("next_at", Instant.class), row.get("alert", UUID.class)))
        .toList();
  }

  /**
   * Held until the transaction ends; none when somebody else holds it, or it is not due any more.
   */
  @ForBackgroundWork("escalation")
  @SuppressWarnings("unchecked")
  Optional<Escalation> lockDue(UUID alert, Instant now) {
    List<Tuple> rows =
        database
            .createNativeQuery(LOCK, Tuple.class)
            .setParameter("alert", alert)
            .setParameter("now", now)
            .getResultList();
    return rows.stream().findFirst().map(EscalationRepository::read);
  }

  /**
   * Whether something that settles it has happened since, or its own reference was settled, in
   * whatever order that was reported.
   */
  @ForBackgroundWork("escalation")
  boolean isSettled(Escalation escalation, Collection<String> types) {
    return (boolean)
        database
            .createNativeQuery(SETTLED)
            .setParameter("subject", escalation.subject())
            .setParameter("types", types.toArray(String[]::new))
            .setParameter("since", escalation.occurredAt())
            .unwrap(NativeQuery.class)
            .setParameter("settledBy", escalation.settledBy(), UUID.class)
            .getSingleResult();
  }

  @ForBackgroundWork("escalation")
  @SuppressWarnings("unchecked")
  Set<String> excludedFrom(String subject) {
    List<String> excluded =
        database
            .createNativeQuery("SELECT unnest(agencies) FROM exclusion WHERE subject = :subject")
            .setParameter("subject", subject)
            .getResultList();
    return Set.copyOf(excluded);
  }

  void lookAt(UUID alert, Instant next) {
    database
        .createNativeQuery("UPDATE escalation SET next_at = :next WHERE alert = :alert")
        .setParameter("next", next)
        .setParameter("alert", alert)
        .executeUpdate();
  }

  void reached(UUID escalation, EscalationStep step, Instant now, List<RaisedAlert> raised) {
    database
        .createNativeQuery(
            "UPDATE escalation SET step = :step, step_at = :now WHERE alert = :escalation")
        .setParameter("step", step.word())
        .setParameter("now", now)
        .setParameter("escalation", escalation)
        .executeUpdate();
    database
        .createNativeQuery(
            """
            INSERT INTO escalation_step (alert, escalation, step, agency, unit, role, at)
            SELECT q.alert, :escalation, :step, q.agency, q.unit, q.role, :now
            FROM jsonb_to_recordset(cast(:raised AS jsonb)) AS q (alert uuid, agency text, unit text, role text)
            """)
        .setParameter("escalation", escalation)
        .setParameter("step", step.word())
        .setParameter("now", now)
        .setParameter("raised", write(raised.stream().map(RaisedStep::of).toList()))
        .executeUpdate();
  }

  private record RaisedStep(UUID alert, String agency, @Nullable String unit, String role) {
    static RaisedStep of(RaisedAlert raised) {
      Addressee to = raised.to();
      return new RaisedStep(raised.id(), to.agency(), to.unit(), to.roles().get(0));
    }
  }

  /** What has ended stays as it is. */
  void end(UUID alert, String outcome, Instant now) {
    database
        .createNativeQuery(
            """
            UPDATE escalation SET next_at = NULL, outcome = :outcome, ended_at = :now
            WHERE alert = :alert AND outcome IS NULL
            """)
        .setParameter("outcome", outcome)
        .setParameter("now", now)
        .setParameter("alert", alert)
        .executeUpdate();
  }

  void acknowledged(UUID alert, Instant now) {
    Query step =
        database.createNativeQuery(
            "UPDATE escalation_step SET acknowledged_at = :now WHERE alert = :alert");
    step.setParameter("now", now).setParameter("alert", alert).executeUpdate();
  }

  private static Escalation read(Tuple row) {
    String step = row.get("step", String.class);
    String[] roles = row.get("roles", String[].class);
    return new Escalation(
        row.get("alert", UUID.class),
        new Addressee(
            row.get("agency", String.class),
            row.get("unit", String.class),
            roles == null ? List.of() : List.of(roles),
            row.get("action", String.class)),
        row.get("type", String.class),
        row.get("subject", String.class),
        row.get("reference", String.class),
        row.get("link", String.class),
        row.get("urgency", String.class),
        row.get("due_at", Instant.class),
        new Coordinators(
            List.of(row.get("coordinators", String[].class)),
            row.get("coordinators_link", String.class)),
        row.get("settled_by", UUID.class),
        row.get("occurred_at", Instant.class),
        row.get("raised_at", Instant.class),
        step == null ? null : EscalationStep.of(step),
        row.get("step_at", Instant.class));
  }

  private String write(List<?> rows) {
    try {
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
