package org.amaan.notification.escalation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.ForBackgroundWork;
import org.hibernate.query.NativeQuery;
import org.hibernate.type.StandardBasicTypes;
import org.jspecify.annotations.Nullable;

/** Agencies' ladders, each by its agency alone. */
@ApplicationScoped
class LadderRepository {

  private static final String ONE =
      """
      SELECT id, cast(waits AS text) AS waits, events, contact_role, contact_unit, contact_subscription,
        CASE WHEN contact_subscription IS NOT NULL THEN coalesce(
          (SELECT CASE WHEN s.unit IS NULL OR s.unit = contact_unit THEN s.state ELSE 'other-unit' END
            FROM subscription s WHERE s.id = contact_subscription AND s.agency = l.agency), 'gone')
          END AS subscription_state,
        changed_at, version
      FROM escalation_ladder l WHERE agency = :agency
      """;

  private final EntityManager database;
  private final ObjectMapper json;

  LadderRepository(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  StoredLadder own(Caller reader) {
    return one(ONE, reader.requireAgency());
  }

  @ForBackgroundWork("escalation")
  StoredLadder of(String agency) {
    return one(ONE, agency);
  }

  /** Held until the transaction ends: changes come one after the other. */
  StoredLadder lock(Caller by) {
    String agency = by.requireAgency();
    database
        .createNativeQuery(
            "INSERT INTO escalation_ladder (agency, version) VALUES (:agency, 0) ON CONFLICT DO NOTHING")
        .setParameter("agency", agency)
        .executeUpdate();
    return one(ONE + "FOR NO KEY UPDATE", agency);
  }

  /**
   * @param ladder null for the standard
   */
  void become(String agency, @Nullable Ladder ladder, Instant now) {
    Contact contact = ladder == null ? null : ladder.contact();
    database
        .createNativeQuery(
            """
            UPDATE escalation_ladder SET waits = cast(:waits AS jsonb), events = :events, contact_role = :role,
              contact_unit = :unit, contact_subscription = :subscription, changed_at = :now, version = version + 1
            WHERE agency = :agency
            """)
        .unwrap(NativeQuery.class)
        .setParameter(
            "waits", ladder == null ? null : write(ladder.waits()), StandardBasicTypes.STRING)
        .setParameter(
            "events",
            ladder == null ? null : ladder.events().toArray(String[]::new),
            String[].class)
        .setParameter("role", contact == null ? null : contact.role(), StandardBasicTypes.STRING)
        .setParameter("unit", contact == null ? null : contact.unit(), StandardBasicTypes.STRING)
        .setParameter(
            "subscription",
            contact == null ? null : contact.subscription(),
            StandardBasicTypes.UUID)
        .setParameter("now", now)
        .setParameter("agency", agency)
        .executeUpdate();
  }

  /** Whether the agency has such a subscription, and something is sent to it for the unit. */
  boolean hasSubscription(Caller by, UUID id, @Nullable String unit) {
    return !database
        .createNativeQuery(
            """
            SELECT 1 FROM subscription WHERE id = :id AND agency = :agency AND (unit IS NULL OR unit = :unit)
              AND channel <> 'in-app' AND state <> 'unconfirmed'
            """)
        .unwrap(NativeQuery.class)
        .setParameter("id", id)
        .setParameter("agency", by.requireAgency())
        .setParameter("unit", unit, StandardBasicTypes.STRING)
        .getResultList()
        .isEmpty();
  }

  @SuppressWarnings("unchecked")
  private StoredLadder one(String sql, String agency) {
    List<Tuple> rows =
        database.createNativeQuery(sql, Tuple.class).setParameter("agency", agency).getResultList();
    return rows.stream().findFirst().map(this::ladder).orElse(StoredLadder.NONE);
  }

  private StoredLadder ladder(Tuple row) {
    String waits = row.get("waits", String.class);
    String role = row.get("contact_role", String.class);
    Contact contact =
        role == null
            ? null
            : new Contact(
                role,
                row.get("contact_unit", String.class),
                row.get("contact_subscription", UUID.class));
    return new StoredLadder(
        row.get("id", UUID.class),
        waits == null
            ? null
            : new Ladder(read(waits), List.of(row.get("events", String[].class)), contact),
        row.get("subscription_state", String.class),
        row.get("changed_at", Instant.class),
        row.get("version", Long.class));
  }

  /** As the database reckons with them: by urgency and step, in hours and minutes. */
  String write(Waits waits) {
    try {
      return json.writeValueAsString(
          Map.of(
              Waits.ROUTINE, words(waits.routine()),
              Waits.IMMEDIATE_DANGER, words(waits.immediateDanger())));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Waits read(String waits) {
    try {
      Map<String, Map<String, Duration>> written = json.readValue(waits, new TypeReference<>() {});
      return StandardLadder.waits(written);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> words(Map<EscalationStep, Duration> waits) {
    Map<String, String> words = new TreeMap<>();
    waits.forEach((step, wait) -> words.put(step.word(), wait.toString()));
    return words;
  }
}
