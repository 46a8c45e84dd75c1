package org.amaan.notification.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.amaan.notification.channel.Channel;
import org.amaan.notification.channel.Channels;
import org.amaan.notification.queue.SubscriptionHandler;
import org.amaan.notification.queue.SubscriptionQueue;
import org.amaan.platform.feed.CommitSignal;
import org.amaan.platform.queue.Leased;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Delivers to one leased subscription, batch after batch, until nothing is due or others want a
 * worker.
 *
 * <p>One receiver has a few messages in flight at most. Those that fail have half of the workers
 * between them: however many are dead, the others are served.
 */
@Singleton
class DeliverToSubscription implements SubscriptionHandler {

  private static final int IN_FLIGHT = 8;
  private static final Duration LONGEST_RUN = Duration.ofSeconds(2);
  private static final Duration A_MOMENT = Duration.ofMillis(50);
  private static final int NO_ROOM_MILLIS = 2_000;

  private final TakeDeliveries take;
  private final RecordAttempts record;
  private final ReleaseSubscription release;
  private final SubscriptionQueue queue;
  private final Channels channels;
  private final CommitSignal signal;
  private final Clock clock;
  private final Semaphore roomForFailing;
  private final Semaphore roomForWaiting;
  private final Set<String> down = ConcurrentHashMap.newKeySet();

  DeliverToSubscription(
      TakeDeliveries take,
      RecordAttempts record,
      ReleaseSubscription release,
      SubscriptionQueue queue,
      Channels channels,
      CommitSignal signal,
      Clock clock,
      @ConfigProperty(name = "amaan.deliveries.workers") int workers) {
    this.take = take;
    this.record = record;
    this.release = release;
    this.queue = queue;
    this.channels = channels;
    this.signal = signal;
    this.clock = clock;
    this.roomForFailing = new Semaphore(workers / 2);
    this.roomForWaiting = new Semaphore(workers / 4);
  }

  @Override
  public void deliver(Leased<UUID> subscription) {
    Instant until = clock.instant().plus(LONGEST_RUN);
    Optional<DeliveryBatch> batch = take.take(subscription.id(), null);
    while (batch.isPresent() && clock.instant().isBefore(until)) {
      CompletableFuture<Void> queued = signal.next(SubscriptionQueue.signalOf(subscription.id()));
      try {
        Optional<List<Attempt>> attempts = send(batch.get());
        if (attempts.isEmpty()) {
          queue.postpone(subscription, whenThereIsRoom());
          return;
        }
        batch = next(batch.get(), attempts.get(), queued);
      } finally {
        queued.cancel(false);
      }
    }
    if (batch.isPresent()) {
      queue.postpone(subscription, clock.instant()); // after the others
    } else {
      release.release(subscription);
    }
  }

  /** Empty when the receiver fails and too many others do; nothing was sent then. */
  private Optional<List<Attempt>> send(DeliveryBatch batch) {
    String channel = batch.endpoint().channel();
    boolean failing = batch.endpoint().health().isFailing() || down.contains(channel);
    if (failing && !roomForFailing.tryAcquire()) {
      return Optional.empty();
    }
    try {
      List<Attempt> attempts = attempts(batch, clock.instant().plus(LONGEST_RUN));
      noteWhetherDown(channel, attempts);
      return Optional.of(attempts);
    } finally {
      if (failing) {
        roomForFailing.release();
      }
    }
  }

  /**
   * Records what became of a batch and takes the next, in one transaction. Where all arrived, more
   * may be queued in a moment: to wait for it costs less than another lease.
   */
  private Optional<DeliveryBatch> next(
      DeliveryBatch sent, List<Attempt> attempts, CompletableFuture<Void> queued) {
    Optional<DeliveryBatch> next =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  record.record(sent, attempts);
                  return take.take(sent.endpoint().id(), sent);
                });
    return next.isEmpty() && allArrived(attempts) && comesSoon(queued)
        ? take.take(sent.endpoint().id(), null)
        : next;
  }

  private static boolean allArrived(List<Attempt> attempts) {
    return attempts.stream().allMatch(one -> one.outcome().isDelivered());
  }

  private boolean comesSoon(CompletableFuture<Void> queued) {
    if (!roomForWaiting.tryAcquire()) {
      return false;
    }
    try {
      queued.get(A_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException nothing) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      roomForWaiting.release();
    }
  }

  /** While nothing can be sent over a channel, its subscriptions are as slow as dead receivers. */
  private void noteWhetherDown(String channel, List<Attempt> attempts) {
    if (attempts.stream().allMatch(one -> one.outcome().isOurs())) {
      down.add(channel);
    } else {
      down.remove(channel);
    }
  }

  /** Some at once, then the next; not on and on where nothing arrives or all takes long. */
  private List<Attempt> attempts(DeliveryBatch batch, Instant until) {
    List<Attempt> attempts = new ArrayList<>();
    List<OutgoingMessage> all = batch.messages();
    boolean goOn = true;
    for (int i = 0; i < all.size() && goOn; i += IN_FLIGHT) {
      List<Attempt> some = together(batch, all.subList(i, Math.min(i + IN_FLIGHT, all.size())));
      attempts.addAll(some);
      goOn =
          some.stream().anyMatch(one -> one.outcome().isDelivered())
              && clock.instant().isBefore(until);
    }
    return attempts;
  }

  private List<Attempt> together(DeliveryBatch batch, List<OutgoingMessage> messages) {
    Channel channel = channels.named(batch.endpoint().channel());
    List<CompletableFuture<Attempt>> inFlight =
        messages.stream()
            .map(
                message ->
                    channel
                        .send(batch.target(), message.toSend())
                        .thenApply(outcome -> new Attempt(message, outcome)))
            .toList();
    return inFlight.stream().map(CompletableFuture::join).toList();
  }

  private Instant whenThereIsRoom() {
    int millis = ThreadLocalRandom.current().nextInt(NO_ROOM_MILLIS / 2, NO_ROOM_MILLIS);
    return clock.instant().plusMillis(millis);
  }
}
