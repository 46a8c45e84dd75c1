package org.amaan.platform;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertEquals(1, peer.taken().stream().filter(thing::equals).count());
  }

  @Test
  void aTransactionThatRollsBackSendsNothing() {
    AtomicReference<UUID> thing = new AtomicReference<>();
    assertThrows(
        IllegalStateException.class,
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
    assertFalse(peer.taken().contains(thing.get()));
    assertEquals(0, rows.messages(thing.get(), "pending"));
  }

  @Test
  void sendingOutsideATransactionIsAMistakeThatShows() {
    assertThrows(
        RuntimeException.class, () -> outbox.send("thing", UUID.randomUUID(), 1, Map.of()));
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
    assertEquals(1, rows.messages(thing, "pending"));

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
    assertEquals(12, message.attempts());
    assertEquals("peer refused: 422 urn:amaan:problem:unheard-of", message.lastError());

    peer.recover();
    redeliver(message.id());
    await().until(() -> rows.messages(thing, "delivered") == 1);
    assertThrows(FailedMessageNotFound.class, () -> redeliver(message.id()));
    assertEquals(1, rows.audited(message.id().toString()));
  }

  @Test
  void onlyTheOperatorSeesOrResendsMessages() {
    assertThrows(NotPermitted.class, () -> operations.list(SOMEONE, "failed", 20, null));
    assertThrows(NotPermitted.class, () -> operations.redeliver(SOMEONE, UUID.randomUUID()));
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
    assertTrue(
        listed("pending", 200, null).stream()
            .filter(m -> m.aggregateId().equals(thing))
            .allMatch(m -> "java.lang.IllegalArgumentException".equals(m.lastError())));
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
    await().until(() -> timer.rung().contains(other));
    assertEquals(1, hanging.getCount(), "all of it while the first peer still hangs");

    peer.recover();
    hanging.countDown();
    await().until(() -> peer.taken().containsAll(waiting));
    assertTrue(
        waiting.stream().allMatch(thing -> rows.attempts(thing) <= 1),
        "who waited for a turn has not failed");
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
    assertEquals(sent.size(), peer.taken().stream().filter(sent::contains).count(), "each once");
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
    }
    List<UUID> read = new ArrayList<>();
    Keyset after = null;
    do {
      List<UndeliveredMessage> page = listed("pending", 1, after);
      page.forEach(message -> read.add(message.aggregateId()));
      after = page.isEmpty() ? null : new Keyset(page.get(0).createdAt(), page.get(0).id());
    } while (after != null);
    read.retainAll(sent);
    assertEquals(sent, read);
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
