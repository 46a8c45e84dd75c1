package org.amaan.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the same PostgreSQL does when nothing stands between it and the client but one statement.
 */
final class Reference {

  private static final int UNITS = 200;
  private static final int AGENCIES = 50;

  private static final String WRITE =
      """
      WITH made AS (
        INSERT INTO referral (id, agency, external_reference, idempotency_key, created_at, updated_at, status, priority, unit,
          region, district, kind, happened_on, place, latitude, longitude, reporter, phone, email, alias, age, sex,
          nationality, consent, consented_at, language, narrative, score, channel, address, version)
        VALUES (?, ?, ?, ?, now(), now(), 1, 2, ?, 'PK-PB', 'Lahore', 'organ-removal', current_date, 'A place (fictional)',
          31.5, 74.3, 'A name (fictional)', '+92 300 0000000', 'intake@example.org', 'An alias', 24, 'F', 'PK', 3, now(),
          'ur', repeat('fictional words ', 40), 55, 'api', '127.0.0.1', 1)
        RETURNING id, agency),
      observed AS (
        INSERT INTO observation (referral, code, severity, note)
        SELECT made.id, code, 2, 'seen by a nurse' FROM made, unnest(ARRAY['A1', 'B2', 'C3', 'D4', 'R2']) code),
      audited AS (
        INSERT INTO audit (at, actor, agency, action, referral, details)
        SELECT now(), 'umeed-caseworker', agency, 'referral.submitted', id, '{"state": "submitted"}' FROM made)
      INSERT INTO outbox (created_at, topic, key, payload)
      SELECT now(), 'event', id, '{"type": "org.amaan.referral.submitted.v1", "unit": 12}' FROM made
      """;

  private static final String READ =
      """
      SELECT id, agency, external_reference, created_at, status, priority, region, kind, happened_on, alias, score, version
      FROM referral WHERE unit = ? AND status = 1 ORDER BY created_at DESC, id DESC LIMIT 20
      """;

  private final RunningStack stack;

  Reference(RunningStack stack) throws SQLException {
    this.stack = stack;
    try (Connection database = stack.reference();
        Statement statement = database.createStatement()) {
      statement.execute(schema());
    }
  }

  /** Fills it, so that a page is full and its plan is that of a full table. */
  Reference filled(int rows) throws Exception {
    try (Connection database = stack.reference();
        Statement statement = database.createStatement()) {
      try (ResultSet found = statement.executeQuery("SELECT count(*) FROM referral")) {
        found.next();
        rows -= found.getInt(1);
      }
      try (Writer writer = new Writer(stack.reference())) {
        for (int i = 0; i < rows; i++) {
          writer.once();
        }
      }
      statement.execute("ANALYZE");
    }
    return this;
  }

  Load.Client writer() throws SQLException {
    return new Writer(stack.reference());
  }

  Load.Client reader() throws SQLException {
    return new Reader(stack.reference());
  }

  private static String schema() {
    try (InputStream in = Reference.class.getResourceAsStream("reference.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Writer implements Load.Client {
    private final Connection database;
    private final PreparedStatement write;

    Writer(Connection database) throws SQLException {
      this.database = database;
      this.write = database.prepareStatement(WRITE);
    }

    @Override
    public boolean once() throws SQLException {
      write.setObject(1, UUID.randomUUID());
      write.setInt(2, 1 + ThreadLocalRandom.current().nextInt(AGENCIES));
      write.setString(3, "X-" + ThreadLocalRandom.current().nextLong());
      write.setString(4, UUID.randomUUID().toString());
      write.setInt(5, 1 + ThreadLocalRandom.current().nextInt(UNITS));
      return write.executeUpdate() == 1;
    }

    @Override
    public void close() throws SQLException {
      database.close();
    }
  }

  private static final class Reader implements Load.Client {
    private final Connection database;
    private final PreparedStatement read;

    Reader(Connection database) throws SQLException {
      this.database = database;
      this.read = database.prepareStatement(READ);
    }

    @Override
    public boolean once() throws SQLException {
      read.setInt(1, 1 + ThreadLocalRandom.current().nextInt(UNITS));
      int rows = 0;
      try (ResultSet found = read.executeQuery()) {
        while (found.next()) {
          found.getString(3);
          rows++;
        }
      }
      return rows > 0;
    }

    @Override
    public void close() throws SQLException {
      database.close();
    }
  }
}
