package org.amaan.referral.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.amaan.platform.change.Kept;
import org.amaan.platform.scheduling.AfterCommit;
import org.jspecify.annotations.Nullable;

/**
 * The whole directory, as this replica keeps it: nearly every command asks for an agency, and they
 * seldom change. Read only.
 */
@ApplicationScoped
class KnownAgencies implements Kept {

  private final AgencyRepository agencies;
  private final AfterCommit afterCommit;
  private @Nullable SortedMap<String, Agency> byCode;
  private long generation;

  KnownAgencies(AgencyRepository agencies, AfterCommit afterCommit) {
    this.agencies = agencies;
    this.afterCommit = afterCommit;
  }

  /** Empty while the database has to be asked. */
  synchronized Optional<SortedMap<String, Agency>> byCode() {
    return Optional.ofNullable(byCode);
  }

  /** Whoever changes an agency finds the change, also before the notice of it is here. */
  void changesInThisTransaction() {
    afterCommit.run("directory", this::forget);
  }

  @Override
  public String topic() {
    return "directory";
  }

  @Override
  public synchronized void forget() {
    byCode = null;
    generation++;
  }

  @Override
  public void load() {
    long begun = generation();
    SortedMap<String, Agency> found = new TreeMap<>();
    List<Agency> all = QuarkusTransaction.requiringNew().call(agencies::all);
    all.forEach(agency -> found.put(agency.code(), agency));
    keep(Collections.unmodifiableSortedMap(found), begun);
  }

  private synchronized long generation() {
    return generation;
  }

  /** What was read before another change is not kept: the notice of that one follows. */
  private synchronized void keep(SortedMap<String, Agency> found, long begun) {
    if (generation == begun) {
      byCode = found;
    }
  }
}
