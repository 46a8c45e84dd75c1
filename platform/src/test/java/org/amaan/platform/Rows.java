package org.amaan.platform;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.amaan.platform.testing.OwnersDatabase;

/** What stands in the platform's tables, read as the owner, whom no policy binds. */
@Singleton
public class Rows {

  private final OwnersDatabase database;

  Rows(OwnersDatabase database) {
    this.database = database;
  }

  long audited() {
    return count("SELECT count(*) FROM audit_entry");
  }

  long audited(String subject) {
    return count("SELECT count(*) FROM audit_entry WHERE subject = ?", UUID.fromString(subject));
  }

  long messages() {
    return count("SELECT count(*) FROM outbox_message");
  }

  public long messages(UUID aggregate, String state) {
    return count(
        "SELECT count(*) FROM outbox_message WHERE aggregate_id = ? AND state = ?",
        aggregate,
        state);
  }

  public long messages(String topic, String state) {
    return count("SELECT count(*) FROM outbox_message WHERE topic = ? AND state = ?", topic, state);
  }

  public long attempts(String topic) {
    return count("SELECT sum(attempts) FROM outbox_message WHERE topic = ?", topic);
  }

  /** Of the one message about it. */
  public long attempts(UUID aggregate) {
    return count("SELECT sum(attempts) FROM outbox_message WHERE aggregate_id = ?", aggregate);
  }

  long keysMentioning(String key, String client) {
    return count(
        "SELECT count(*) FROM idempotency_key k WHERE k::text ILIKE ? OR k::text ILIKE ?",
        "%" + key + "%",
        "%" + client + "%");
  }

  /** All answers kept until now were obtained by somebody who had this role too. */
  void keptAnswersNeeded(String role) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("UPDATE idempotency_key SET roles = roles || ' ' || ?")) {
      statement.setString(1, role);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String sql, Object... parameters) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
