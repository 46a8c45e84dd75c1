package org.amaan.notification.escalation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.notification.inbox.EscalationView;
import org.amaan.platform.identity.Caller;

/**
 * Escalations as readers see them: all steps of their own agency's, of another agency's their own
 * step, and of a step to another nothing of what it did. Also of alerts that are never escalated,
 * whether they are settled.
 */
@ApplicationScoped
class EscalationViewRepository {

  private final EntityManager database;

  EscalationViewRepository(EntityManager database) {
    this.database = database;
  }

  @SuppressWarnings("unchecked")
  Map<UUID, EscalationView> of(Caller reader, Collection<UUID> first) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                WITH shown AS (
                  SELECT c.alert, c.agency, c.next_at, c.outcome, c.settled_by FROM escalation c
                  WHERE c.alert = ANY (:first)
                    AND (c.agency = :agency
                      OR EXISTS (SELECT FROM escalation_step o WHERE o.escalation = c.alert AND o.agency = :agency))
                  UNION ALL
                  SELECT a.id, a.agency, NULL, NULL, a.settled_by FROM alert a
                  WHERE a.id = ANY (:first) AND a.settled_by IS NOT NULL
                    AND NOT EXISTS (SELECT FROM escalation e WHERE e.alert = a.id))
                SELECT c.alert, CASE WHEN NOT c.settled THEN c.next_at END AS next_at,
                  CASE WHEN c.settled THEN 'settled' ELSE c.outcome END AS outcome, s.step, s.at, s.agency, s.unit, s.role,
                  CASE WHEN s.agency = :agency THEN s.acknowledged_at END AS acknowledged_at
                FROM (SELECT *, outcome IS DISTINCT FROM 'acknowledged' AND settled_by IS NOT NULL
                    AND is_settled(settled_by) AS settled FROM shown) c
                LEFT JOIN escalation_step s ON s.escalation = c.alert AND (c.agency = :agency OR s.agency = :agency)
                ORDER BY c.alert, s.at, s.agency
                """,
                Tuple.class)
            .setParameter("agency", reader.requireAgency())
            .setParameter("first", first.toArray(UUID[]::new))
            .getResultList();
    Map<UUID, EscalationView> found = new LinkedHashMap<>();
    for (Tuple row : rows) {
      found.merge(
          row.get("alert", UUID.class), escalation(row), EscalationViewRepository::together);
    }
    return found;
  }

  private static EscalationView together(EscalationView one, EscalationView next) {
    List<EscalationView.Step> steps =
        Stream.concat(one.steps().stream(), next.steps().stream()).toList();
    return new EscalationView(one.nextAt(), one.stopped(), steps);
  }

  private static EscalationView escalation(Tuple row) {
    String step = row.get("step", String.class);
    return new EscalationView(
        row.get("next_at", Instant.class),
        row.get("outcome", String.class),
        step == null
            ? List.of()
            : List.of(
                new EscalationView.Step(
                    step,
                    row.get("at", Instant.class),
                    row.get("agency", String.class),
                    row.get("unit", String.class),
                    row.get("role", String.class),
                    row.get("acknowledged_at", Instant.class))));
  }
}
