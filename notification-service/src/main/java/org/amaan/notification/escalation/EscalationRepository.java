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
import org.amaan.notification.inbox.Escalation;
import org.amaan.platform.identity.Caller;

/**
 * Climbs as readers see them: all of it in their own agency's, of another's their own step, and of
 * a step to another nothing of what it did.
 */
@ApplicationScoped
class EscalationRepository {

  private final EntityManager database;

  EscalationRepository(EntityManager database) {
    this.database = database;
  }

  @SuppressWarnings("unchecked")
  Map<UUID, Escalation> of(Caller reader, Collection<UUID> first) {
    List<Tuple> rows =
        database
            .createNativeQuery(
                """
                SELECT c.alert, c.next_at, c.outcome, s.rung, s.at, s.agency, s.unit, s.role,
                  CASE WHEN s.agency = :agency THEN s.acknowledged_at END AS acknowledged_at
                FROM climb c
                LEFT JOIN climb_step s ON s.climb = c.alert AND (c.agency = :agency OR s.agency = :agency)
                WHERE c.alert = ANY (:first)
                  AND (c.agency = :agency
                    OR EXISTS (SELECT FROM climb_step o WHERE o.climb = c.alert AND o.agency = :agency))
                ORDER BY c.alert, s.at, s.agency
                """,
                Tuple.class)
            .setParameter("agency", reader.requireAgency())
            .setParameter("first", first.toArray(UUID[]::new))
            .getResultList();
    Map<UUID, Escalation> found = new LinkedHashMap<>();
    for (Tuple row : rows) {
      found.merge(row.get("alert", UUID.class), escalation(row), EscalationRepository::together);
    }
    return found;
  }

  private static Escalation together(Escalation one, Escalation next) {
    List<Escalation.Step> steps =
        Stream.concat(one.steps().stream(), next.steps().stream()).toList();
    return new Escalation(one.nextAt(), one.stopped(), steps);
  }

  private static Escalation escalation(Tuple row) {
    String rung = row.get("rung", String.class);
    return new Escalation(
        row.get("next_at", Instant.class),
        row.get("outcome", String.class),
        rung == null
            ? List.of()
            : List.of(
                new Escalation.Step(
                    rung,
                    row.get("at", Instant.class),
                    row.get("agency", String.class),
                    row.get("unit", String.class),
                    row.get("role", String.class),
                    row.get("acknowledged_at", Instant.class))));
  }
}
