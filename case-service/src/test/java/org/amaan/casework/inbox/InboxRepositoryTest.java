package org.amaan.casework.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.amaan.casework.api.model.InboxItem;
import org.amaan.casework.directory.Unit;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.testing.OwnersDatabase;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxRepositoryTest extends ApiTest {

  @Inject SealedCursors cursors;
  @Inject InboxRepository feed;
  @Inject OwnersDatabase database;

  /** A unit of its own, so that no other test writes to its feed. */
  private final Unit unit = new Unit("test-agency", "unit-" + UUID.randomUUID());

  private final Caller reader =
      new Caller("reader", unit.agency(), unit.unit(), null, Set.of(Role.INVESTIGATOR));

  @Test
  void transactionThatCommitsLateIsNotSkipped() throws SQLException {
    UUID slow = known();
    UUID fast = known();
    try (Connection early = begin();
        Connection late = begin()) {
      long slowId = write(early, slow);
      long fastId = write(late, fast);
      late.commit();
      assertThat(slowId).isLessThan(fastId);
      assertThat(naive(0)).as("a plain cursor sees only the later one").containsExactly(fastId);
      assertThat(feed.read(reader, FeedPosition.START, 20).items()).isEmpty();
      early.commit();
      assertThat(naive(fastId)).as("and steps over the earlier one for ever").isEmpty();
    }
    assertThat(read(FeedPosition.START, 2)).containsExactly(slow, fast);
  }

  @Test
  void transactionThatBeganEarlierButWroteLaterIsNotSkipped() throws SQLException {
    UUID first = known();
    UUID second = known();
    try (Connection early = begin();
        Connection late = begin()) {
      early.createStatement().execute("SELECT pg_current_xact_id()");
      write(late, second);
      late.commit();
      FeedPosition position = feed.read(reader, FeedPosition.START, 20).next();
      write(early, first);
      early.commit();
      assertThat(read(position, 2)).containsExactly(first, second);
    }
  }

  @Test
  void concurrentWritersLoseNothing() throws Exception {
    int writers = 8;
    int each = 40;
    UUID caseId = known();
    List<Callable<Void>> work = new ArrayList<>();
    for (int w = 0; w < writers; w++) {
      Random random = new Random(w);
      work.add(
          () -> {
            for (int i = 0; i < each; i++) {
              try (Connection connection = begin()) {
                for (int n = 0; n <= random.nextInt(3); n++) {
                  write(connection, caseId);
                  if (random.nextInt(4) == 0) {
                    connection.createStatement().execute("SELECT pg_sleep(0.002)");
                  }
                }
                if (random.nextInt(5) == 0) {
                  connection.rollback();
                } else {
                  connection.commit();
                }
              }
            }
            return null;
          });
    }
    List<FeedPosition> seen = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Future<Void>> running = work.stream().map(threads::submit).toList();
      FeedPosition position = FeedPosition.START;
      while (running.stream().anyMatch(f -> !f.isDone())) {
        position = follow(position, seen);
      }
      for (Future<Void> writer : running) {
        writer.get();
      }
      long written =
          rows.count("inbox_entry", "agency = ? AND unit = ?", unit.agency(), unit.unit());
      FeedPosition[] last = {position};
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                last[0] = follow(last[0], seen);
                return seen.size() >= written;
              });
      assertThat(seen).hasSize((int) written).doesNotHaveDuplicates();
      for (int i = 1; i < seen.size(); i++) {
        FeedPosition a = seen.get(i - 1);
        FeedPosition b = seen.get(i);
        assertThat(a.xid() < b.xid() || (a.xid() == b.xid() && a.id() < b.id())).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private FeedPosition follow(FeedPosition after, List<FeedPosition> seen) {
    InboxRepository.Page page = feed.read(reader, after, 7);
    page.items()
        .forEach(item -> seen.add(cursors.position(InboxRepository.FEED, reader, item.getId())));
    return page.next();
  }

  private List<UUID> read(FeedPosition after, int expected) {
    List<InboxItem> items = new ArrayList<>();
    await()
        .until(
            () -> {
              items.clear();
              items.addAll(feed.read(reader, after, 20).items());
              return items.size() >= expected;
            });
    return items.stream().map(InboxItem::getCaseId).toList();
  }

  /** A case that the unit held once: entries about others do not concern it. */
  private UUID known() {
    UUID caseId = open().caseId();
    rows.change(
        "INSERT INTO custody_period VALUES (gen_random_uuid(), ?, ?, ?, now(), now())",
        caseId,
        unit.agency(),
        unit.unit());
    return caseId;
  }

  private Connection begin() throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private long write(Connection connection, UUID caseId) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO inbox_entry (agency, unit, case_id, change, at)"
                + " VALUES (?, ?, ?, 'opened', now()) RETURNING id")) {
      insert.setString(1, unit.agency());
      insert.setString(2, unit.unit());
      insert.setObject(3, caseId);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private List<Long> naive(long after) {
    return rows
        .of(
            "SELECT id FROM inbox_entry WHERE agency = ? AND unit = ? AND id > ? ORDER BY id",
            unit.agency(),
            unit.unit(),
            after)
        .stream()
        .map(Long::valueOf)
        .toList();
  }
}
