package org.amaan.platform.files;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.amaan.platform.problem.Unavailable;

/** So many files at once may be on their way: slow peers may not take all threads and disks. */
public final class AtOnce {

  /** For each place; who waits keeps a thread. */
  private static final int MOST_WAITING = 4;

  private final Semaphore places;
  private final Semaphore waiting;
  private final Duration patience;

  public AtOnce(int places) {
    this(places, Duration.ZERO);
  }

  /**
   * @param patience how long somebody waits for a place
   */
  public AtOnce(int places, Duration patience) {
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
