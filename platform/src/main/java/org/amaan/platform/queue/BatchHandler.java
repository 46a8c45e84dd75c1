package org.amaan.platform.queue;

import java.util.List;

/** Works on leased items and records what became of them. Called outside any transaction. */
@FunctionalInterface
public interface BatchHandler<T> {

  /**
   * When it throws, nothing was recorded, and the leases run out.
   *
   * @return false when nobody answered: then one item at a time is tried until somebody does
   */
  boolean handle(List<Leased<T>> batch);
}
