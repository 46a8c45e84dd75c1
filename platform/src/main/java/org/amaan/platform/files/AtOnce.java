package org.amaan.platform.files;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.amaan.platform.problem.Unavailable;

/** So many files at once may be on their way: slow peers may not take all threads and disks. */
public final class AtOnce {

  private final Semaphore places;
  private final Duration patience;

  public AtOnce(int places) {
    this(places, Duration.ZERO);
  }

  /**
   * @param patience how long somebody waits for a place
   */
  public AtOnce(int places, Duration patience) {
    this.places = new Semaphore(places);
    this.patience = patience;
  }

  /** One of the places, until it is closed. Refuses with 503 when all are taken. */
  public Place place() {
    try {
      if (!places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Unavailable();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable();
    }
    return new Place();
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
