package org.amaan.platform.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.queue.WorkerStatements;

/** The table as each replica reads it, for all callers alike. */
@ApplicationScoped
class RevocationQueries {

  /** Longer than a sign-in lasts at the provider: no older token is renewed any more. */
  static final Duration COUNTS_FOR = Duration.ofDays(1);

  private static final String CURRENT =
      """
      SELECT id, agency, client, person, not_before, suspended, sequence FROM revocation
      WHERE suspended OR not_before > ?
      """;

  private static final String FORGET =
      "DELETE FROM revocation WHERE not_before <= ? AND (client IS NOT NULL OR person IS NOT NULL)";

  private final WorkerStatements statements;
  private final Clock clock;

  RevocationQueries(WorkerStatements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  RevokedSet current() {
    return new RevokedSet(
        statements.read(CURRENT, RevocationQueries::all, clock.instant().minus(COUNTS_FOR)));
  }

  /**
   * An agency's row stays, and with it the sequence: a message that comes late never suspends it
   * anew.
   */
  int forgetOld() {
    return statements.change(FORGET, clock.instant().minus(COUNTS_FOR));
  }

  private static List<Revocation> all(ResultSet rows) throws SQLException {
    List<Revocation> all = new ArrayList<>();
    while (rows.next()) {
      all.add(
          new Revocation(
              rows.getObject("id", UUID.class),
              new Revoked(
                  rows.getString("agency"), rows.getString("client"), rows.getString("person")),
              rows.getObject("not_before", OffsetDateTime.class).toInstant(),
              rows.getBoolean("suspended"),
              rows.getLong("sequence")));
    }
    return all;
  }
}
