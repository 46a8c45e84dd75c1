package org.amaan.platform.files;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.problem.TooManyRequests;
import org.amaan.platform.problem.Unavailable;

/**
 * So many files at once may be on their way: slow peers may not take all threads and disks. Where
 * each has a share, no one client takes all the places either.
 */
public final class Bulkhead {

  /** For each place; who waits keeps a thread. */
  private static final int MOST_WAITING = 4;

  private static final int RETRY_AFTER_SECONDS = 5;

  private final Semaphore places;
  private final Semaphore waiting;
  private final Duration patience;
  private final int share;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  public Bulkhead(int places) {
    this(places, Duration.ZERO);
  }

  /**
   * @param share how many of the places one agency may take, whichever client it uses
   */
  public Bulkhead(int places, int share) {
    this(places, Duration.ZERO, share);
  }

  /**
   * @param patience how long somebody waits for a place
   */
  public Bulkhead(int places, Duration patience) {
    this(places, patience, places);
  }

  private Bulkhead(int places, Duration patience, int share) {
    this.share = share;
    this.places = new Semaphore(places);
    this.waiting = new Semaphore(places * MOST_WAITING);
    this.patience = patience;
  }

  /** One of the places, until it is closed. Refuses with 503 when all are taken. */
  public Place place() {
    if (!places.tryAcquire() && !waited()) {
      throw new Unavailable();
    }
    return new Place();
  }

  private boolean waited() {
    if (patience.isZero() || !waiting.tryAcquire()) {
      return false;
    }
    try {
      return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.release();
    }
  }

  /** For one whose agency may take no more than its share: beyond it 429. */
  public <T> T run(Caller caller, Supplier<T> work) {
    String whose = Objects.requireNonNullElse(caller.agency(), caller.client());
    if (taken.merge(whose, 1, Integer::sum) > share) {
      giveBack(whose);
      throw new TooManyRequests(RETRY_AFTER_SECONDS);
    }
    try {
      return run(work);
    } finally {
      giveBack(whose);
    }
  }

  private void giveBack(String whose) {
    taken.computeIfPresent(whose, (name, count) -> count > 1 ? count - 1 : null);
  }

  public <T> T run(Supplier<T> work) {
    try (Place place = place()) {
      return work.get();
    }
  }

  /** Given back once, however often it is closed. */
  public final class Place implements AutoCloseable {

    private final AtomicBoolean taken = new AtomicBoolean(true);

    private Place() {}

    @Override
    public void close() {
      if (taken.compareAndSet(true, false)) {
        places.release();
      }
    }
  }
}
