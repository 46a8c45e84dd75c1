package org.amaan.casework.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.directory.Unit;
import org.jspecify.annotations.Nullable;

/** Adds to the units' feeds, which {@link InboxRepository} reads. */
@ApplicationScoped
class InboxEntryRepository {

  private final EntityManager database;

  InboxEntryRepository(EntityManager database) {
    this.database = database;
  }

  void add(Unit unit, CaseFile file, @Nullable UUID handover, CaseEvent event, Instant at) {
    database
        .createNativeQuery(
            """
            INSERT INTO inbox_entry (agency, unit, case_id, handover_id, change, of_trial, at)
            VALUES (:agency, :unit, :case, CAST(:handover AS uuid), :change, :trial, :at)
            """)
        .setParameter("agency", unit.agency())
        .setParameter("unit", unit.unit())
        .setParameter("case", file.id())
        .setParameter("handover", handover == null ? null : handover.toString())
        .setParameter("change", event.name())
        .setParameter("trial", event.isOfTrial())
        .setParameter("at", at)
        .executeUpdate();
  }
}
