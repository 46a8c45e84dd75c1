package org.amaan.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.notification.Rows;
import org.amaan.platform.testing.OwnersDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A connection keeps its plans from when nothing waited, and then thousands wait. */
@QuarkusTest
class DeliveryPlansTest {

  private static final int WAITING = 20_000;

  @Inject Rows rows;
  @Inject OwnersDatabase database;

  private final UUID subscription = UUID.randomUUID();

  @BeforeEach
  @AfterEach
  void nothingWaits() throws SQLException {
    rows.execute("DELETE FROM subscription");
    rows.execute("DELETE FROM delivery");
    rows.execute("DELETE FROM alert WHERE agency = 'plans'");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDueIsReadAndNothingElse(boolean analyzed) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE delivery");
      for (int i = 0; i < 10; i++) {
        pages(statement, due(false, 128));
        pages(statement, due(true, 500));
      }
      queue();
      if (analyzed) {
        statement.execute("ANALYZE delivery");
      }
      assertThat(pages(statement, due(false, 128)) < 2_000).isTrue();
      assertThat(pages(statement, due(false, 1)) < 50).isTrue();
      assertThat(pages(statement, due(true, 500)) < 50).isTrue();
    }
  }

  private String due(boolean digest, int most) {
    return "SELECT * FROM sendable_deliveries('%s', '', 'ALL', 5, %s, now(), %d)"
        .formatted(subscription, digest, most);
  }

  private void queue() throws SQLException {
    rows.execute(
        "INSERT INTO subscription (id, agency, channel, url, events, language, state, created_at, changed_at, version)"
            + " VALUES (?, 'plans', 'webhook', 'https://example.org', '{*}', 'en', 'paused', now(), now(), 0)",
        subscription);
    rows.execute(
        "INSERT INTO event VALUES ('urn:amaan:plans', ?, 'org.amaan.referral.submitted.v1', 'referrals/plans', now(), now())",
        subscription);
    rows.execute(
        "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency, action, created_at,"
            + " version) SELECT gen_random_uuid(), 'urn:amaan:plans', ?, 'org.amaan.referral.submitted.v1', 'referrals/' || i,"
            + " 'x', 'x', 'routine', 'plans', 'receive-' || i, now(), 0 FROM generate_series(1, ?) i",
        subscription,
        WAITING);
    rows.execute(
        "INSERT INTO delivery (id, subscription, alert, agency, channel, subject, type, urgent, body, next_at, expires_at,"
            + " created_at) SELECT gen_random_uuid(), ?, id, agency, 'webhook', subject, type, false, repeat('x', 400), now(),"
            + " now(), now() FROM alert WHERE agency = 'plans'",
        subscription);
  }

  private static int pages(Statement statement, String sql) throws SQLException {
    try (var plan = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) " + sql)) {
      plan.next();
      plan.next();
      Matcher hit = Pattern.compile("shared hit=(\\d+)").matcher(plan.getString(1));
      return hit.find() ? Integer.parseInt(hit.group(1)) : 0;
    }
  }
}
