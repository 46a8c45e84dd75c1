package org.amaan.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.amaan.platform.scheduling.AfterCommit;

/**
 * Wakes readers of a feed in this process when a transaction that wrote to it has committed.
 * Readers re-check on their own about once a second as well, for what other replicas wrote.
 */
@ApplicationScoped
public class CommitSignal {

  private final AfterCommit afterCommit;
  private final Map<String, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

  CommitSignal(AfterCommit afterCommit) {
    this.afterCommit = afterCommit;
  }

  /** Within a transaction: wakes the channel's waiters once it has committed. */
  public void raiseAfterCommit(String channel) {
    afterCommit.run("signal:" + channel, () -> raise(channel));
  }

  /**
   * A future that completes at the channel's next signal. Ask for it <em>before</em> reading the
   * feed, so that a commit in between is not missed, and cancel it when it is no longer wanted.
   */
  public CompletableFuture<Void> next(String channel) {
    CompletableFuture<Void> signal = new CompletableFuture<>();
    waiting.compute(
        channel,
        (c, set) -> {
          Set<CompletableFuture<Void>> waiters = set == null ? ConcurrentHashMap.newKeySet() : set;
          waiters.add(signal);
          return waiters;
        });
    signal.whenComplete((done, failure) -> forget(channel, signal));
    return signal;
  }

  private void raise(String channel) {
    Set<CompletableFuture<Void>> waiters = waiting.get(channel);
    if (waiters != null) {
      waiters.forEach(w -> w.complete(null));
    }
  }

  private void forget(String channel, CompletableFuture<Void> signal) {
    waiting.computeIfPresent(
        channel,
        (c, set) -> {
          set.remove(signal);
          return set.isEmpty() ? null : set;
        });
  }
}
