package org.amaan.notification.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
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
import org.amaan.notification.channel.EndpointTask;
import org.amaan.platform.feed.CommitSignal;
import org.amaan.platform.scheduling.Timers;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Delivers to one subscription at a time, in one replica at a time: db-scheduler picks whose turn
 * it is, and another takes over what a dead one had picked. A turn sends wave after wave until
 * nothing is due or others want their turn.
 *
 * <p>One receiver has a few messages under way at most. Those that fail have half of the threads
 * between them: however many are dead, the others are served.
 */
@Singleton
class DeliverToEndpoint {

  private static final int AT_ONCE = 8;
  private static final Duration TURN = Duration.ofSeconds(2);
  private static final Duration A_MOMENT = Duration.ofMillis(50);
  private static final Duration AFTER_A_FAILURE_OF_OURS = Duration.ofSeconds(30);
  private static final int NO_ROOM_MILLIS = 2_000;

  private final TakeDeliveries take;
  private final RecordAttempts record;
  private final EndTurn endTurn;
  private final Timers timers;
  private final Channels channels;
  private final CommitSignal signal;
  private final Clock clock;
  private final Semaphore roomForFailing;
  private final Semaphore roomForWaiting;
  private final Set<String> down = ConcurrentHashMap.newKeySet();

  DeliverToEndpoint(
      TakeDeliveries take,
      RecordAttempts record,
      EndTurn endTurn,
      Timers timers,
      Channels channels,
      CommitSignal signal,
      Clock clock,
      @ConfigProperty(name = "amaan.scheduler.threads") int threads) {
    this.take = take;
    this.record = record;
    this.endTurn = endTurn;
    this.timers = timers;
    this.channels = channels;
    this.signal = signal;
    this.clock = clock;
    this.roomForFailing = new Semaphore(threads / 2);
    this.roomForWaiting = new Semaphore(threads / 4);
  }

  @Produces
  @Singleton
  Task<Void> turns() {
    return Tasks.custom(EndpointTask.NAME, Void.class)
        .onFailure(
            (failed, operations) ->
                operations.reschedule(failed, clock.instant().plus(AFTER_A_FAILURE_OF_OURS)))
        .execute((instance, context) -> turn(UUID.fromString(instance.getId())));
  }

  private CompletionHandler<Void> turn(UUID subscription) {
    Instant until = clock.instant().plus(TURN);
    Optional<Wave> wave = take.take(subscription, null);
    while (wave.isPresent() && clock.instant().isBefore(until)) {
      CompletableFuture<Void> queued = signal.next(EndpointTask.signal(subscription));
      try {
        Optional<List<Attempted>> attempts = send(wave.get());
        if (attempts.isEmpty()) {
          return (turnedAway, operations) -> operations.reschedule(turnedAway, whenThereIsRoom());
        }
        wave = next(wave.get(), attempts.get(), queued);
      } finally {
        queued.cancel(false);
      }
    }
    return wave.isPresent() ? this::afterTheOthers : (done, all) -> end(subscription, done, all);
  }

  /** There is more: nobody needs to be waited for to find that out. */
  private void afterTheOthers(ExecutionComplete done, ExecutionOperations<Void> operations) {
    operations.reschedule(done, clock.instant());
    timers.lookNow();
  }

  private void end(
      UUID subscription, ExecutionComplete done, ExecutionOperations<Void> operations) {
    if (!endTurn.end(subscription, done)) {
      operations.remove();
    }
  }

  /** Empty when the receiver fails and too many others do; nothing was sent then. */
  private Optional<List<Attempted>> send(Wave wave) {
    String channel = wave.endpoint().channel();
    boolean failing = wave.endpoint().health().isFailing() || down.contains(channel);
    if (failing && !roomForFailing.tryAcquire()) {
      return Optional.empty();
    }
    try {
      List<Attempted> attempts = attempts(wave, clock.instant().plus(TURN));
      noteWhetherDown(channel, attempts);
      return Optional.of(attempts);
    } finally {
      if (failing) {
        roomForFailing.release();
      }
    }
  }

  /**
   * Writes down what became of a wave and takes the next, in one transaction. Where all arrived,
   * more may be queued in a moment: to wait for it costs less than another turn.
   */
  private Optional<Wave> next(Wave sent, List<Attempted> attempts, CompletableFuture<Void> queued) {
    Optional<Wave> next =
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

  private static boolean allArrived(List<Attempted> attempts) {
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
  private void noteWhetherDown(String channel, List<Attempted> attempts) {
    if (attempts.stream().allMatch(one -> one.outcome().isOurs())) {
      down.add(channel);
    } else {
      down.remove(channel);
    }
  }

  /** Some at once, then the next; not on and on where nothing arrives or all takes long. */
  private List<Attempted> attempts(Wave wave, Instant until) {
    List<Attempted> attempts = new ArrayList<>();
    List<Parcel> all = wave.parcels();
    boolean goOn = true;
    for (int i = 0; i < all.size() && goOn; i += AT_ONCE) {
      List<Attempted> some = together(wave, all.subList(i, Math.min(i + AT_ONCE, all.size())));
      attempts.addAll(some);
      goOn =
          some.stream().anyMatch(one -> one.outcome().isDelivered())
              && clock.instant().isBefore(until);
    }
    return attempts;
  }

  private List<Attempted> together(Wave wave, List<Parcel> parcels) {
    Channel channel = channels.named(wave.endpoint().channel());
    List<CompletableFuture<Attempted>> underWay =
        parcels.stream()
            .map(
                parcel ->
                    channel
                        .send(wave.target(), parcel.message())
                        .thenApply(outcome -> new Attempted(parcel, outcome)))
            .toList();
    return underWay.stream().map(CompletableFuture::join).toList();
  }

  private Instant whenThereIsRoom() {
    int millis = ThreadLocalRandom.current().nextInt(NO_ROOM_MILLIS / 2, NO_ROOM_MILLIS);
    return clock.instant().plusMillis(millis);
  }
}
