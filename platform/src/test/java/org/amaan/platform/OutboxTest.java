package org.amaan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.outbox.Outbox;
import org.amaan.platform.outbox.OutboxOperations;
import org.amaan.platform.outbox.OutboxOperations.FailedMessageNotFound;
import org.amaan.platform.outbox.PeerRefused;
import org.amaan.platform.outbox.PeerUnavailable;
import org.amaan.platform.outbox.UndeliveredMessage;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.sample.MakeThing;
import org.amaan.platform.sample.SampleNeighbour;
import org.amaan.platform.sample.SamplePeer;
import org.amaan.platform.sample.SampleTimer;
import org.amaan.platform.scheduling.Timers;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class OutboxTest {

  private static final Caller SOMEONE =
      new Caller("umeed-caseworker", "umeed-trust", null, null, Set.of(Role.REFERRER));
  private static final Caller OPERATOR =
      new Caller("operator", null, null, null, Set.of(Role.PLATFORM_ADMIN));

  @Inject MakeThing makeThing;
  @Inject Outbox outbox;
  @Inject OutboxOperations operations;
  @Inject SamplePeer peer;
  @Inject SampleNeighbour neighbour;
  @Inject SampleTimer timer;
  @Inject Timers timers;
  @Inject Rows rows;
  @Inject SettableClock clock;

  @AfterEach
  void peerIsWellAgain() {
    peer.recover();
    clock.reset();
  }

  @Test
  void aMessageOfACommittedTransactionArrives() {
    UUID thing = make("lamp");
    await().until(() -> rows.messages(thing, "delivered") == 1);
    assertThat(peer.taken().stream().filter(thing::equals).count()).isEqualTo(1);
  }

  @Test
  void aTransactionThatRollsBackSendsNothing() {
    AtomicReference<UUID> thing = new AtomicReference<>();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          thing.set(make("lamp"));
                          throw new IllegalStateException("after everything was written");
                        }));
    // a later message has arrived, so the earlier one would have as well
    UUID later = make("lamp");
    await().until(() -> peer.taken().contains(later));
    assertThat(peer.taken().contains(thing.get())).isFalse();
    assertThat(rows.messages(thing.get(), "pending")).isEqualTo(0);
  }

  @Test
  void sendingOutsideATransactionIsAMistakeThatShows() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> outbox.send("thing", UUID.randomUUID(), 1, Map.of()));
  }

  @Test
  void whileThePeerIsAwayTheMessageWaitsAndArrivesOnceItIsBack() {
    AtomicInteger attempts = new AtomicInteger();
    peer.failWith(
        () -> {
          attempts.incrementAndGet();
          return new PeerUnavailable("peer", "connection refused");
        });
    UUID thing = make("lamp");
    await().until(() -> attempts.get() >= 2);
    assertThat(rows.messages(thing, "pending")).isEqualTo(1);

    peer.recover();
    clock.advance(Duration.ofMinutes(1));
    await().until(() -> rows.messages(thing, "delivered") == 1);
  }

  @Test
  void whatThePeerKeepsRefusingIsShownAsFailedAndCanBeSentAgain() {
    peer.failWith(() -> new PeerRefused("peer", 422, "urn:amaan:problem:unheard-of"));
    UUID thing = make("lamp");
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              clock.advance(Duration.ofSeconds(31));
              return rows.messages(thing, "failed") == 1;
            });

    List<UndeliveredMessage> failed = listed("failed", 200, null);
    UndeliveredMessage message =
        failed.stream().filter(m -> m.aggregateId().equals(thing)).findFirst().orElseThrow();
    assertThat(message.attempts()).isEqualTo(12);
    assertThat(message.lastError()).isEqualTo("peer refused: 422 urn:amaan:problem:unheard-of");

    peer.recover();
    redeliver(message.id());
    await().until(() -> rows.messages(thing, "delivered") == 1);
    assertThatExceptionOfType(FailedMessageNotFound.class)
        .isThrownBy(() -> redeliver(message.id()));
    assertThat(rows.audited(message.id().toString())).isEqualTo(1);
  }

  @Test
  void onlyTheOperatorSeesOrResendsMessages() {
    assertThatExceptionOfType(NotPermitted.class)
        .isThrownBy(() -> operations.list(SOMEONE, "failed", 20, null));
    assertThatExceptionOfType(NotPermitted.class)
        .isThrownBy(() -> operations.redeliver(SOMEONE, UUID.randomUUID()));
  }

  @Test
  void anUnexpectedFailureOfARouteIsKeptWithoutItsMessage() {
    peer.failWith(() -> new IllegalArgumentException("the name of a person"));
    UUID thing = make("lamp");
    await()
        .until(
            () ->
                listed("pending", 200, null).stream()
                    .anyMatch(m -> m.aggregateId().equals(thing) && m.lastError() != null));
    assertThat(
            listed("pending", 200, null).stream()
                .filter(m -> m.aggregateId().equals(thing))
                .allMatch(m -> "java.lang.IllegalArgumentException".equals(m.lastError())))
        .isTrue();
    peer.recover();
    clock.advance(Duration.ofMinutes(1));
    await().until(() -> rows.messages(thing, "delivered") == 1);
  }

  /**
   * The peer takes connections and says nothing, with more messages waiting than there are threads.
   */
  @Test
  void aPeerThatHangsHoldsUpNobodyElse() {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    peer.failWith(
        () -> {
          asked.incrementAndGet();
          awaitRelease(hanging);
          return null;
        });
    List<UUID> waiting = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      waiting.add(make("lamp"));
    }
    await().until(() -> asked.get() > 0);
    UUID other = UUID.randomUUID();
    Acting.as(
        SOMEONE,
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      outbox.send(SampleNeighbour.TOPIC, other, 1, Map.of());
                      timers.schedule(SampleTimer.instance(other), clock.instant());
                      return other;
                    }));
    await().until(() -> neighbour.taken().contains(other));
    await().until(() -> timer.fired().contains(other));
    assertThat(hanging.getCount()).as("all of it while the first peer still hangs").isEqualTo(1);

    peer.recover();
    hanging.countDown();
    await().until(() -> peer.taken().containsAll(waiting));
    assertThat(waiting.stream().allMatch(thing -> rows.attempts(thing) <= 1))
        .as("who waited for a turn has not failed")
        .isTrue();
  }

  /** More than a worker buffers; what does not fit need not wait for its lease to end. */
  @Test
  void whatDoesNotFitIntoMemoryIsFoundInTheTable() {
    CountDownLatch hanging = new CountDownLatch(1);
    peer.failWith(
        () -> {
          awaitRelease(hanging);
          return null;
        });
    Set<UUID> sent = new HashSet<>();
    for (int i = 0; i < 15; i++) {
      sent.addAll(makeTogether(100));
    }
    hanging.countDown();
    await().atMost(Duration.ofSeconds(15)).until(() -> peer.taken().containsAll(sent));
    assertThat(peer.taken().stream().filter(sent::contains).count())
        .as("each once")
        .isEqualTo(sent.size());
  }

  private List<UUID> makeTogether(int count) {
    return Acting.as(
        SOMEONE,
        () ->
            QuarkusTransaction.requiringNew()
                .call(() -> Stream.generate(() -> make("lamp")).limit(count).toList()));
  }

  private static void awaitRelease(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theListOfMessagesIsReadPageByPage() {
    peer.failWith(() -> new PeerUnavailable("peer", "connection refused"));
    List<UUID> sent = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      sent.add(0, make("lamp"));
      clock.advance(Duration.ofMillis(1));
    }
    List<UUID> read = new ArrayList<>();
    Keyset after = null;
    do {
      List<UndeliveredMessage> page = listed("pending", 1, after);
      page.forEach(message -> read.add(message.aggregateId()));
      after = page.isEmpty() ? null : new Keyset(page.get(0).createdAt(), page.get(0).id());
    } while (after != null);
    read.retainAll(sent);
    assertThat(read).isEqualTo(sent);
    peer.recover();
    clock.advance(Duration.ofMinutes(1));
    await().until(() -> peer.taken().containsAll(sent));
  }

  private UUID make(String name) {
    return Acting.as(SOMEONE, () -> makeThing.execute(SOMEONE, name));
  }

  private List<UndeliveredMessage> listed(String state, int limit, @Nullable Keyset after) {
    return Acting.as(OPERATOR, () -> operations.list(OPERATOR, state, limit, after));
  }

  private void redeliver(UUID message) {
    Acting.as(
        OPERATOR,
        () -> {
          operations.redeliver(OPERATOR, message);
          return message;
        });
  }
}
