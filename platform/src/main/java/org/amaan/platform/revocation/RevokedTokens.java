package org.amaan.platform.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.amaan.platform.change.Kept;
import org.amaan.platform.identity.Access;
import org.amaan.platform.problem.Unavailable;
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

  private static final long WAITS_SECONDS = 3;

  private final RevocationQueries queries;
  private final ReentrantLock looking = new ReentrantLock();
  private final Object loading = new Object();
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

  /** By what was read last, which let in whoever asks. Reads nothing: for use in a transaction. */
  public boolean isSuspended(String agency) {
    RevokedSet last = last();
    return last != null && last.suspends(agency);
  }

  /** The same of one that was suspended before a time; what is newer does not count. */
  public boolean wasSuspendedBefore(String agency, Instant time) {
    RevokedSet last = last();
    return last != null && last.suspendedBefore(agency, time);
  }

  private @Nullable RevokedSet last() {
    RevokedSet known = kept;
    return known == null ? looked : known;
  }

  /** Empty while the table has to be read. */
  Optional<RevokedSet> known() {
    RevokedSet set = kept;
    return set != null && System.nanoTime() - confirmedAt < TRUSTED_NANOS
        ? Optional.of(set)
        : Optional.empty();
  }

  /** One reads for all others who wait meanwhile. They wait for a while, and are not let in. */
  private RevokedSet look() {
    if (!takeTurn()) {
      throw new Unavailable();
    }
    try {
      RevokedSet last = looked;
      long now = System.nanoTime();
      if (last != null && now - lookedAt < LOOKS_EVERY_NANOS) {
        return last;
      }
      RevokedSet read = queries.current();
      looked = read;
      lookedAt = now;
      return read;
    } finally {
      looking.unlock();
    }
  }

  private boolean takeTurn() {
    try {
      return looking.tryLock(WAITS_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
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
    confirmedAt = System.nanoTime() - TRUSTED_NANOS;
  }

  @Override
  public boolean isKept() {
    return kept != null;
  }

  /** Of many who ask at once one reads for those who asked before it began. */
  @Override
  public void load() {
    long asked = begin();
    synchronized (loading) {
      if (!isKeptSince(asked)) {
        long turn = begin();
        keep(queries.current(), turn);
      }
    }
  }

  private synchronized boolean isKeptSince(long turn) {
    return kept != null && keptTurn >= turn;
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
