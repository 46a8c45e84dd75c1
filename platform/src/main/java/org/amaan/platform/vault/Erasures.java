package org.amaan.platform.vault;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.amaan.platform.scheduling.Timers;
import org.amaan.platform.scope.Acting;
import org.jboss.logging.Logger;

/**
 * Destroys keys for good. An erasure is first a row of {@code erasure_journal}, in the transaction
 * that decides it; right after the commit it is written to the journal file and the key is
 * destroyed, again and again until that has worked. What a restored backup brings back is destroyed
 * at the next start, before the service is ready.
 */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.keys.db-kind", stringValue = "postgresql")
public class Erasures {

  static final String TASK = "key-destruction";

  private static final Logger LOG = Logger.getLogger(Erasures.class);

  private final EntityManager database;
  private final KeyTable keys;
  private final ErasureJournal journal;
  private final Timers timers;
  private final Clock clock;

  Erasures(
      EntityManager database, KeyTable keys, ErasureJournal journal, Timers timers, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.journal = journal;
    this.timers = timers;
    this.clock = clock;
  }

  /** The owner's key ceases to exist when this commits. */
  @Transactional(TxType.MANDATORY)
  public void erase(UUID owner, Instant at) {
    note(owner, at);
    timers.set(new TaskInstance<>(TASK, owner.toString()), at);
  }

  void destroy(UUID owner) {
    try {
      journal.append(owner, clock.instant());
    } finally {
      keys.destroy(List.of(owner));
    }
  }

  /**
   * Done at every start: table and file complete each other, for either may come from a backup, and
   * what keys have come back are destroyed.
   */
  @Startup
  public void replay() {
    Map<UUID, Instant> filed = journal.read();
    Map<UUID, Instant> all = new LinkedHashMap<>(filed);
    all.putAll(
        Acting.asWorker(() -> QuarkusTransaction.requiringNew().call(() -> complete(filed))));
    all.forEach(
        (owner, at) -> {
          if (!filed.containsKey(owner)) {
            journal.append(owner, at);
          }
        });
    int returned = keys.destroy(all.keySet());
    if (returned > 0) {
      LOG.warnf("%d keys of erased records had come back and were destroyed again", returned);
    }
  }

  /** What the table lists, after what only the file knew has been added to it. */
  private Map<UUID, Instant> complete(Map<UUID, Instant> filed) {
    Map<UUID, Instant> listed = table();
    filed.forEach(
        (owner, at) -> {
          if (!listed.containsKey(owner)) {
            note(owner, at);
          }
        });
    return listed;
  }

  private void note(UUID owner, Instant at) {
    database
        .createNativeQuery(
            "INSERT INTO erasure_journal (owner, at) VALUES (:owner, :at) ON CONFLICT DO NOTHING")
        .setParameter("owner", owner)
        .setParameter("at", at)
        .executeUpdate();
  }

  private Map<UUID, Instant> table() {
    @SuppressWarnings("unchecked")
    List<Tuple> rows =
        database
            .createNativeQuery(
                "SELECT owner, at FROM erasure_journal ORDER BY at, owner", Tuple.class)
            .getResultList();
    Map<UUID, Instant> erasures = new LinkedHashMap<>();
    rows.forEach(row -> erasures.put(row.get("owner", UUID.class), row.get("at", Instant.class)));
    return erasures;
  }
}
