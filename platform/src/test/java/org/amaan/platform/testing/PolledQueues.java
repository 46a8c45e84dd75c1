package org.amaan.platform.testing;

/** Queues that a test makes poll at once, since the clock that it moves wakes nobody. */
public interface PolledQueues {

  void signal();
}
