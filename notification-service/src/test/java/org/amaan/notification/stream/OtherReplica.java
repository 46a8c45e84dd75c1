package org.amaan.notification.stream;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.amaan.platform.testing.OwnersDatabase;

/** Writes an alert in a transaction of its own, as another process would: nobody here is woken. */
public final class OtherReplica implements AutoCloseable {

  private final Connection connection;

  public OtherReplica(OwnersDatabase database) throws SQLException {
    connection = database.getConnection();
    connection.setAutoCommit(false);
  }

  public OtherReplica raise(String agency, String reference) throws SQLException {
    return raise(UUID.randomUUID(), agency, null, null, reference);
  }

  public OtherReplica raise(UUID event, String agency, String unit, String role, String reference)
      throws SQLException {
    run(
        "INSERT INTO event VALUES ('urn:amaan:referral-service', ?, 'org.amaan.referral.submitted.v1',"
            + " 'referrals/0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b00', now(), now()) ON CONFLICT DO NOTHING",
        event);
    run(
        "INSERT INTO alert (id, source, event_id, type, subject, reference, link, urgency, agency, unit, roles,"
            + " action, created_at, version) VALUES (?, 'urn:amaan:referral-service', ?,"
            + " 'org.amaan.referral.submitted.v1', 'referrals/x', ?, '/v1/referrals/0199d0a4-4f0e-7a35-9d5c-5a1f0c7e2b00',"
            + " 'routine', ?, ?, string_to_array(?, '+'), 'read',"
            + " now(), 0)",
        UUID.randomUUID(),
        event,
        reference,
        agency,
        unit,
        role);
    return this;
  }

  private void run(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  public void commit() throws SQLException {
    connection.commit();
  }

  public void rollback() throws SQLException {
    connection.rollback();
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }
}
