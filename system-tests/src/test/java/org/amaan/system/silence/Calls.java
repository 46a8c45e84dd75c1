package org.amaan.system.silence;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.system.Http;
import org.amaan.system.Platform;

/** Calls by demo clients and by those that a run has made for itself. */
final class Calls {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HOPS = 3;

  private final Platform platform;
  private final Http http = new Http();

  Calls(Platform platform) {
    this.platform = platform;
  }

  Http.Reply get(String client, String url) {
    return send("GET", client, url, null, Map.of());
  }

  Http.Reply send(String method, String client, String url, String body) {
    return send(method, client, url, body, Map.of());
  }

  Http.Reply send(String method, String client, String url, String body, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Authorization", "Bearer " + token(client));
    if (body != null) {
      headers.put("Content-Type", "application/json");
    }
    if (method.equals("POST")) {
      headers.put("Idempotency-Key", UUID.randomUUID().toString());
    }
    headers.putAll(more);
    return http.send(method, url, headers, body);
  }

  String token(String client) {
    return client.startsWith("obs-") ? platform.realm().token(client) : platform.tokens.of(client);
  }

  /**
   * Every service has heard what the others had to say by now, and what they say because of that: a
   * referral's change reaches its case, the case's answer the referral, and news of both the
   * alerts.
   */
  void settle() {
    for (int i = 0; i < HOPS; i++) {
      Instant now = now();
      until(() -> waiting("referral", now) + waiting("casework", now) == 0);
    }
  }

  /** And nobody is to be alerted any more of what has been seen to. */
  void settleEscalation() {
    settle();
    until(
        () -> count("notification", "SELECT count(*) FROM escalation WHERE next_at <= now()") == 0);
  }

  private static void until(Callable<Boolean> fact) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(fact);
  }

  /** As the database has it. */
  private Instant now() {
    try (Connection connection = platform.superuser("referral");
        Statement statement = connection.createStatement();
        ResultSet now = statement.executeQuery("SELECT clock_timestamp()")) {
      now.next();
      return now.getObject(1, OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private int waiting(String database, Instant since) {
    return count(
        database,
        "SELECT count(*) FROM outbox_message WHERE state NOT IN ('delivered', 'failed')"
            + " AND created_at <= '"
            + since
            + "'");
  }

  private int count(String database, String query) {
    try (Connection connection = platform.superuser(database);
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
