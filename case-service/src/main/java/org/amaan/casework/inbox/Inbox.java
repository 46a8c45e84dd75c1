package org.amaan.casework.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.amaan.casework.casefile.CaseEvent;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.directory.Unit;
import org.amaan.platform.feed.CommitSignal;

/** Writes to the units' feeds, in the transaction of what happened. */
@ApplicationScoped
public class Inbox {

  private final EntityManager database;
  private final CommitSignal signal;
  private final Clock clock;

  Inbox(EntityManager database, CommitSignal signal, Clock clock) {
    this.database = database;
    this.signal = signal;
    this.clock = clock;
  }

  /**
   * Tells these units that something happened to a case; what they may see of it is decided when
   * they read. An excluded agency is not even woken: that it looks again would tell it.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(CaseEvent event, CaseFile file, Unit... concerned) {
    UUID offer = event instanceof CaseEvent.HandoverMoved moved ? moved.handover().id() : null;
    for (Unit unit : concerned) {
      if (file.excludes(unit.agency())) {
        continue;
      }
      database
          .createNativeQuery(
              """
              INSERT INTO inbox_entry (agency, unit, case_id, handover_id, change, at)
              VALUES (:agency, :unit, :case, CAST(:handover AS uuid), :change, :at)
              """)
          .setParameter("agency", unit.agency())
          .setParameter("unit", unit.unit())
          .setParameter("case", file.id())
          .setParameter("handover", offer == null ? null : offer.toString())
          .setParameter("change", event.name())
          .setParameter("at", clock.instant())
          .executeUpdate();
      signal.raiseAfterCommit(channel(unit));
    }
  }

  static String channel(Unit unit) {
    return "inbox:" + unit.agency() + "/" + unit.unit();
  }
}
