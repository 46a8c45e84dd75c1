package org.amaan.platform.files;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.amaan.platform.problem.Unavailable;

/** So many files at once may be on their way: slow senders may not take all threads. */
public final class Uploads {

  private final Semaphore places;

  public Uploads(int atOnce) {
    places = new Semaphore(atOnce);
  }

  /** Refuses with 503 when all places are taken. */
  public <T> T run(Supplier<T> upload) {
    if (!places.tryAcquire()) {
      throw new Unavailable();
    }
    try {
      return upload.get();
    } finally {
      places.release();
    }
  }
}
