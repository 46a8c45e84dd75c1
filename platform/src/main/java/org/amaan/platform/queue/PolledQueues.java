package org.amaan.platform.queue;

/** The queues that this process works on. */
public interface PolledQueues {

  /** Items may have become due otherwise than by the time that goes by: they are polled at once. */
  void signal();
}
