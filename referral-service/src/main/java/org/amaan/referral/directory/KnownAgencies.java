package org.amaan.referral.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.amaan.platform.change.Kept;
import org.jspecify.annotations.Nullable;

/**
 * The whole directory, as this replica keeps it: nearly every command asks for an agency, and they
 * seldom change. Read only.
 */
@ApplicationScoped
class KnownAgencies implements Kept {

  private final AgencyRepository agencies;
  private @Nullable SortedMap<String, Agency> byCode;
  private long begun;
  private long kept;

  KnownAgencies(AgencyRepository agencies) {
    this.agencies = agencies;
  }

  /** Empty while the database has to be asked. */
  synchronized Optional<SortedMap<String, Agency>> byCode() {
    return Optional.ofNullable(byCode);
  }

  @Override
  public String topic() {
    return "directory";
  }

  /** What is being read just now is not kept either. */
  @Override
  public synchronized void forget() {
    byCode = null;
    kept = begun;
  }

  @Override
  public synchronized boolean isKept() {
    return byCode != null;
  }

  @Override
  public void load() {
    long turn = begin();
    SortedMap<String, Agency> found = new TreeMap<>();
    List<Agency> all = QuarkusTransaction.requiringNew().call(agencies::all);
    all.forEach(agency -> found.put(agency.code(), agency));
    keep(Collections.unmodifiableSortedMap(found), turn);
  }

  private synchronized long begin() {
    return ++begun;
  }

  /** Of two that read at once, whoever began later saw more. */
  private synchronized void keep(SortedMap<String, Agency> found, long turn) {
    if (turn > kept) {
      byCode = found;
      kept = turn;
    }
  }
}
