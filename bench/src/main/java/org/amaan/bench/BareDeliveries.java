package org.amaan.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The least that delivering takes: one thread reads what is due, signs and posts eight at a time,
 * and records each attempt, a commit for every 32. It knows no second receiver, no order, no
 * failure, and nobody from whom to hide.
 */
final class BareDeliveries {

  private static final int TOGETHER = 32;
  private static final int AT_ONCE = 8;

  private final RunningStack stack;

  BareDeliveries(RunningStack stack) {
    this.stack = stack;
  }

  private record Due(UUID id, String body) {}

  double seconds(int deliveries) throws SQLException, IOException, GeneralSecurityException {
    AtomicInteger received = new AtomicInteger();
    try (Receiver receiver = Receiver.of((body, nanos) -> received.incrementAndGet());
        Connection database = stack.reference()) {
      queue(database, deliveries);
      database.setAutoCommit(false);
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(new byte[TOGETHER], "HmacSHA256"));
      long begun = System.nanoTime();
      for (List<Due> due = due(database); !due.isEmpty(); due = due(database)) {
        for (int i = 0; i < due.size(); i += AT_ONCE) {
          post(receiver.url(), due.subList(i, Math.min(i + AT_ONCE, due.size())), mac);
        }
        record(database, due);
      }
      return AlertThroughput.since(begun);
    }
  }

  private static void queue(Connection database, int deliveries) throws SQLException {
    try (Statement statement = database.createStatement();
        PreparedStatement insert =
            database.prepareStatement(
                "INSERT INTO bare_delivery (id, body) SELECT gen_random_uuid(), ? FROM"
                    + " generate_series(1, ?)")) {
      statement.execute("DROP TABLE IF EXISTS bare_attempt, bare_delivery");
      statement.execute(
          """
          CREATE TABLE bare_delivery (id uuid PRIMARY KEY, body text NOT NULL, state text NOT NULL DEFAULT 'pending',
            position bigint GENERATED ALWAYS AS IDENTITY)
          """);
      statement.execute(
          "CREATE INDEX bare_delivery_due ON bare_delivery (position) WHERE state = 'pending'");
      statement.execute(
          """
          CREATE TABLE bare_attempt (delivery uuid NOT NULL REFERENCES bare_delivery, number integer NOT NULL,
            at timestamptz NOT NULL, result text NOT NULL, PRIMARY KEY (delivery, number))
          """);
      insert.setString(1, Events.one(UUID.randomUUID().toString()));
      insert.setInt(2, deliveries);
      insert.executeUpdate();
    }
  }

  private static List<Due> due(Connection database) throws SQLException {
    List<Due> due = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id, body FROM bare_delivery WHERE state = 'pending' ORDER BY position LIMIT "
                    + TOGETHER)) {
      while (rows.next()) {
        due.add(new Due(rows.getObject(1, UUID.class), rows.getString(2)));
      }
    }
    return due;
  }

  private void post(String url, List<Due> due, Mac mac) {
    List<CompletableFuture<HttpResponse<String>>> underWay = new ArrayList<>();
    for (Due one : due) {
      String signed = one.id() + ".0." + one.body();
      String signature =
          Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
      underWay.add(
          stack.send(
              HttpRequest.newBuilder(URI.create(url))
                  .header("webhook-id", one.id().toString())
                  .header("webhook-timestamp", "0")
                  .header("webhook-signature", "v1," + signature)
                  .header("content-type", "application/cloudevents+json")
                  .POST(HttpRequest.BodyPublishers.ofString(one.body()))
                  .build()));
    }
    underWay.forEach(CompletableFuture::join);
  }

  private static void record(Connection database, List<Due> due) throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement(
            """
            WITH done AS (UPDATE bare_delivery SET state = 'delivered' WHERE id = ANY (?) RETURNING id)
            INSERT INTO bare_attempt SELECT id, 1, now(), 'delivered' FROM done
            """)) {
      update.setArray(
          1, database.createArrayOf("uuid", due.stream().map(Due::id).toArray(UUID[]::new)));
      update.executeUpdate();
    }
    database.commit();
  }
}
