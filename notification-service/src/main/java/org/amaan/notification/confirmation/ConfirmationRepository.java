package org.amaan.notification.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.scope.ForBackgroundWork;

/** The codes that were mailed, under the lock of their subscription. */
@ApplicationScoped
class ConfirmationRepository {

  private final EntityManager database;

  ConfirmationRepository(EntityManager database) {
    this.database = database;
  }

  @ForBackgroundWork("nobody's: under the lock of a subscription that its reader sees")
  Optional<Confirmation> find(UUID subscription) {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "SELECT code, made_at, tries, codes FROM subscription_confirmation WHERE subscription ="
                    + " :subscription",
                Tuple.class)
            .setParameter("subscription", subscription)
            .getResultList();
    return rows.stream()
        .findFirst()
        .map(
            row ->
                new Confirmation(
                    row.get("code", byte[].class),
                    row.get("made_at", Instant.class),
                    row.get("tries", Integer.class),
                    row.get("codes", Integer.class)));
  }

  void keep(UUID subscription, Confirmation confirmation) {
    database
        .createNativeQuery(
            """
            INSERT INTO subscription_confirmation (subscription, code, made_at, tries, codes)
            VALUES (:subscription, :code, :at, :tries, :codes)
            ON CONFLICT (subscription) DO UPDATE SET code = excluded.code, made_at = excluded.made_at,
              tries = excluded.tries, codes = excluded.codes
            """)
        .setParameter("subscription", subscription)
        .setParameter("code", confirmation.code())
        .setParameter("at", confirmation.madeAt())
        .setParameter("tries", confirmation.tries())
        .setParameter("codes", confirmation.codes())
        .executeUpdate();
  }

  void remove(UUID subscription) {
    database
        .createNativeQuery(
            "DELETE FROM subscription_confirmation WHERE subscription = :subscription")
        .setParameter("subscription", subscription)
        .executeUpdate();
  }
}
