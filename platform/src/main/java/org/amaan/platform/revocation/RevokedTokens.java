package org.amaan.platform.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.amaan.platform.change.Kept;
import org.amaan.platform.identity.Access;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens are refused, as this replica knows it. While it hears of changes that is a look into
 * memory. While it does not, it reads the table, once a second for all who ask; when that fails,
 * nobody is let in.
 */
@ApplicationScoped
public class RevokedTokens implements Kept {

  /** So long after it last heard that its connection answers a replica trusts what it keeps. */
  private static final long TRUSTED_NANOS = Duration.ofSeconds(20).toNanos();

  private static final long LOOKS_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

  private final RevocationQueries queries;
  private final Object looking = new Object();
  private volatile @Nullable RevokedSet kept;
  private volatile long confirmedAt = System.nanoTime() - TRUSTED_NANOS;
  private volatile @Nullable RevokedSet looked;
  private volatile long lookedAt;
  private long begun;
  private long keptTurn;

  RevokedTokens(RevocationQueries queries) {
    this.queries = queries;
  }

  /** May read the table, so not for a thread that must not wait. */
  public boolean include(Access access) {
    return known().orElseGet(this::look).includes(access);
  }

  /** May read the table too. */
  public boolean isSuspended(String agency) {
    return known().orElseGet(this::look).suspends(agency);
  }

  /** Empty while the table has to be read. */
  Optional<RevokedSet> known() {
    RevokedSet set = kept;
    return set != null && System.nanoTime() - confirmedAt < TRUSTED_NANOS
        ? Optional.of(set)
        : Optional.empty();
  }

  /** One reads for all others who wait meanwhile. */
  private RevokedSet look() {
    synchronized (looking) {
      RevokedSet last = looked;
      long now = System.nanoTime();
      if (last != null && now - lookedAt < LOOKS_EVERY_NANOS) {
        return last;
      }
      RevokedSet read = queries.current();
      looked = read;
      lookedAt = now;
      return read;
    }
  }

  @Override
  public String topic() {
    return "revocations";
  }

  /** What is being read just now is not kept either. */
  @Override
  public synchronized void forget() {
    kept = null;
    keptTurn = begun;
  }

  @Override
  public boolean isKept() {
    return kept != null;
  }

  @Override
  public void load() {
    long turn = begin();
    keep(queries.current(), turn);
  }

  @Override
  public void confirm() {
    confirmedAt = System.nanoTime();
  }

  private synchronized long begin() {
    return ++begun;
  }

  /** Of two that read at once, whoever began later saw more. */
  private synchronized void keep(RevokedSet found, long turn) {
    if (turn > keptTurn) {
      kept = found;
      keptTurn = turn;
    }
    looked = null;
  }
}
