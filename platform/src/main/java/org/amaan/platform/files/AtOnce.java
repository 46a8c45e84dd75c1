package org.amaan.platform.files;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.amaan.platform.problem.Unavailable;

/** So many files at once may be on their way: slow peers may not take all threads and disks. */
public final class AtOnce {

  private final Semaphore places;

  public AtOnce(int places) {
    this.places = new Semaphore(places);
  }

  /** One of the places, until it is closed. Refuses with 503 when all are taken. */
  public Place place() {
    if (!places.tryAcquire()) {
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
