package org.amaan.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.platform.testing.ScopedDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker asks every second goes by an index, however much waits for other topics. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class OutboxPlanTest {

  private static final String INDEX = "_topic_next_attempt_at_idx";
  private static final String TOPIC = "plan-" + UUID.randomUUID();

  @Inject ScopedDatabase database;
  @Inject OwnersDatabase owners;

  @BeforeEach
  void fill() throws SQLException {
    run(
        "INSERT INTO outbox_message (id, topic, aggregate_id, sequence, payload, created_at, next_attempt_at)"
            + " SELECT uuidv7((n %% 20 / 10) * interval '1 month'), '%s-' || n %% 10, gen_random_uuid(), 1, '{}', now(), now() - n * interval '1 second'"
                .formatted(TOPIC)
            + " FROM generate_series(1, 20000) n",
        "ANALYZE outbox_message");
  }

  @AfterEach
  void empty() throws SQLException {
    run("DELETE FROM outbox_message WHERE topic LIKE '" + TOPIC + "%'");
  }

  @Test
  void dueMessagesAreLeasedByTheirTopicsIndex() {
    for (String topic : List.of(TOPIC + "-7", "nobody's")) {
      String plan = explain(topic);
      assertThat(plan)
          .as("in each month that has some, and an empty one is looked at in no time")
          .contains(INDEX)
          .doesNotContain("Rows Removed by Filter");
    }
  }

  private String explain(String topic) {
    String sql = OutboxStore.LEASE;
    for (String value :
        new String[] {"'" + topic.replace("'", "''") + "'", "now()", "100", "now()"}) {
      sql = sql.replaceFirst("\\?", value);
    }
    return String.join("\n", database.rows(database.worker(), "EXPLAIN (ANALYZE) " + sql));
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = owners.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
