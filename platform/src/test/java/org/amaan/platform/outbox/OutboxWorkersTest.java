package org.amaan.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.Rows;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.queue.Leased;
import org.amaan.platform.queue.QueueWorker;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One worker or two, each test with a topic of its own. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class OutboxWorkersTest {

  private static final Caller SOMEONE =
      new Caller("umeed-caseworker", "umeed-trust", null, null, Set.of(Role.REFERRER));

  @Inject OutboxStore store;
  @Inject MeterRegistry metrics;
  @Inject SettableClock clock;
  @Inject Rows rows;

  private final String topic = "topic-" + UUID.randomUUID();
  private final List<QueueWorker<QueuedMessage>> started = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    clock.reset();
    for (QueueWorker<QueuedMessage> worker : started) {
      worker.stop();
      worker.awaitStopped(Duration.ofSeconds(5));
    }
  }

  @Test
  void whatAProcessThatWasKilledHadLeasedIsDeliveredAfterItsLease() {
    UUID left = write(leased());
    Peer peer = new Peer(1);
    QueueWorker<QueuedMessage> worker = worker(peer);
    UUID later = write(due());
    await().until(() -> peer.taken.contains(later));
    assertThat(peer.taken.contains(left)).as("somebody has leased it").isFalse();

    clock.advance(OutboxWorkers.LEASE.plusSeconds(1));
    worker.signal();
    await().until(() -> peer.taken.contains(left));
  }

  @Test
  void whatGathersDuringACallGoesTogetherAndWhatIsRefusedOfItAlone() {
    Peer peer = new Peer(100);
    QueueWorker<QueuedMessage> worker = worker(peer);
    peer.hang();
    UUID first = add(worker);
    await().until(() -> peer.calls.size() == 1);
    List<UUID> gathered = IntStream.range(0, 5).mapToObj(i -> add(worker)).toList();
    UUID bad = gathered.get(2);
    peer.refuse(bad);
    peer.goOn();

    await().until(() -> rows.attempts(bad) == 1);
    await().until(() -> delivered() == 5);
    assertThat(List.copyOf(peer.calls)).isEqualTo(List.of(List.of(first), gathered));
    assertThat(rows.messages(bad, "pending")).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    worker.signal();
    await().until(() -> rows.attempts(bad) == 2);
    assertThat(peer.calls.get(2)).isEqualTo(List.of(bad));
  }

  /** Refused as a whole, or an answer that the peer fails to give because of the one. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void oneThatSpoilsAllIsFoundAndHoldsUpNobody(boolean refused) {
    List<UUID> all = IntStream.range(0, 7).mapToObj(i -> write(due())).toList();
    UUID bad = all.get(3);
    Peer peer = new Peer(100);
    peer.answer =
        messages ->
            !messages.contains(bad)
                ? null
                : refused
                    ? new PeerRefused("peer", 400, "urn:x")
                    : new PeerUnavailable("peer", "status 500");
    worker(peer);
    await().until(() -> delivered() == 6);
    assertThat(rows.attempts(bad) >= 1).isTrue();
    assertThat(rows.messages(bad, "pending")).isEqualTo(1);
    all.stream()
        .filter(id -> !id.equals(bad))
        .forEach(id -> assertThat(rows.attempts(id)).isEqualTo(1));
  }

  @Test
  void twoWorkersShareTheWorkAndDeliverEachOnce() {
    Peer one = new Peer(1);
    Peer other = new Peer(1);
    one.hang();
    List<UUID> all = IntStream.range(0, 500).mapToObj(i -> write(due())).toList();
    worker(one);
    await().until(() -> !one.calls.isEmpty());
    worker(other);
    await().until(() -> !other.taken.isEmpty());
    one.goOn();
    await().until(() -> delivered() == all.size());
    assertThat(one.taken.size() + other.taken.size()).isEqualTo(all.size());
    assertThat(one.taken.isEmpty()).isFalse();
  }

  @Test
  void whileThePeerIsAwayFewAreTriedAndOnceItIsBackAllGoTogether() {
    Peer peer = new Peer(100);
    peer.answer = messages -> new PeerUnavailable("peer", "connection refused");
    List<UUID> all = IntStream.range(0, 1_000).mapToObj(i -> write(due())).toList();
    worker(peer);
    await().until(() -> peer.calls.size() >= 4);
    assertThat(peer.calls.stream().filter(call -> call.size() > 1).count()).isEqualTo(1);
    long tried = rows.attempts(topic);
    assertThat(tried < 20).as(tried + " were tried").isTrue();

    int before = peer.calls.size();
    peer.answer = messages -> null;
    clock.advance(Duration.ofMinutes(1));
    await().until(() -> delivered() == all.size());
    int after = peer.calls.size() - before;
    assertThat(after < 30).as(after + " calls").isTrue();
  }

  @Test
  void aPeerThatIsTooSlowForManyIsAskedForFewer() {
    Peer peer = new Peer(100);
    peer.answer = messages -> messages.size() > 10 ? new PeerUnavailable("peer", "timeout") : null;
    List<UUID> all = IntStream.range(0, 60).mapToObj(i -> write(due())).toList();
    worker(peer);
    await().until(() -> delivered() == all.size());
    List<Integer> sizes = peer.calls.stream().map(List::size).toList();
    assertThat(sizes.subList(0, 5)).isEqualTo(List.of(60, 1, 2, 4, 8));
    assertThat(Set.copyOf(peer.taken).size()).isEqualTo(all.size());
    assertThat(peer.taken.size()).as("each once").isEqualTo(all.size());
  }

  @Test
  void aWorkerThatEndsReleasesItsLeases() throws InterruptedException {
    Peer hanging = new Peer(1);
    QueueWorker<QueuedMessage> ending = worker(hanging);
    hanging.hang();
    List<UUID> all = IntStream.range(0, 20).mapToObj(i -> add(ending)).toList();
    await().until(() -> hanging.calls.size() == 4);
    ending.stop();
    ending.awaitStopped(Duration.ofMillis(500));

    Peer peer = new Peer(1);
    worker(peer);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(peer.taken.containsAll(all)).isTrue());
    hanging.goOn();
  }

  @Test
  void aWorkerThatHasEndedAcceptsNothing() throws InterruptedException {
    QueueWorker<QueuedMessage> worker = worker(new Peer(1));
    assertThat(worker.accepts()).isTrue();
    worker.stop();
    assertThat(worker.accepts()).isFalse();
  }

  private QueueWorker<QueuedMessage> worker(Peer peer) {
    QueueWorker<QueuedMessage> worker = OutboxWorkers.worker(peer, store, metrics, clock);
    started.add(worker);
    worker.start();
    return worker;
  }

  private Instant due() {
    return clock.instant();
  }

  private Instant leased() {
    return clock.instant().plus(OutboxWorkers.LEASE);
  }

  private UUID write(Instant until) {
    return insert(until).id();
  }

  private UUID add(QueueWorker<QueuedMessage> worker) {
    Leased<QueuedMessage> leased = insert(leased());
    worker.add(leased);
    return leased.id();
  }

  /** The message's id is also that of what it is about. */
  private Leased<QueuedMessage> insert(Instant until) {
    UUID id = Ids.next();
    OutboxMessage message = new OutboxMessage(id, topic, id, 1, clock.instant(), "{}");
    Leased<QueuedMessage> leased = new Leased<>(id, new QueuedMessage(message, 0), 0, until);
    Acting.as(
        SOMEONE,
        () -> {
          QuarkusTransaction.requiringNew().run(() -> store.insert(leased));
          return leased;
        });
    return leased;
  }

  private long delivered() {
    return rows.messages(topic, "delivered");
  }

  /** Keeps every call and what it took. */
  private final class Peer implements OutboxRoute {

    private final int atOnce;
    private final List<List<UUID>> calls = new CopyOnWriteArrayList<>();
    private final List<UUID> taken = new CopyOnWriteArrayList<>();
    private volatile Function<List<UUID>, RuntimeException> answer = messages -> null;
    private volatile UUID refused;
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    private Peer(int atOnce) {
      this.atOnce = atOnce;
    }

    private void hang() {
      hanging = new CountDownLatch(1);
    }

    private void goOn() {
      hanging.countDown();
    }

    private void refuse(UUID message) {
      refused = message;
    }

    @Override
    public String topic() {
      return topic;
    }

    @Override
    public int atOnce() {
      return atOnce;
    }

    @Override
    public void deliver(OutboxMessage message) {
      asked(List.of(message.id()));
      if (message.id().equals(refused)) {
        throw new PeerRefused("peer", 400, "urn:x");
      }
      taken.add(message.id());
    }

    @Override
    public Map<Integer, PeerRefused> deliver(List<OutboxMessage> messages) {
      List<UUID> ids = messages.stream().map(OutboxMessage::id).toList();
      asked(ids);
      Map<Integer, PeerRefused> bad = new HashMap<>();
      for (int i = 0; i < ids.size(); i++) {
        if (ids.get(i).equals(refused)) {
          bad.put(i, new PeerRefused("peer", 400, "urn:x"));
        } else {
          taken.add(ids.get(i));
        }
      }
      return bad;
    }

    private void asked(List<UUID> messages) {
      calls.add(messages);
      try {
        hanging.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      RuntimeException failure = answer.apply(messages);
      if (failure != null) {
        throw failure;
      }
    }
  }
}
