package org.amaan.platform.testing;

import jakarta.inject.Singleton;
import org.amaan.platform.outbox.OutboxWorkers;

@Singleton
class PolledOutbox implements PolledQueues {

  private final OutboxWorkers workers;

  PolledOutbox(OutboxWorkers workers) {
    this.workers = workers;
  }

  @Override
  public void signal() {
    workers.signal();
  }
}
