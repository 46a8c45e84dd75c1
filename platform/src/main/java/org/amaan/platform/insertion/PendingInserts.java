package org.amaan.platform.insertion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a transaction is to insert. They are sent together, table by table, when the
 * transaction is about to commit, or earlier by {@link #flush()}, which whoever reads such a table
 * or changes the role must call.
 */
@ApplicationScoped
public class PendingInserts {

  private static final Object KEY = PendingInserts.class;

  /** PostgreSQL takes 65,535 parameters in one statement. */
  private static final int MOST_AT_ONCE = 1_000;

  private final TransactionSynchronizationRegistry transaction;
  private final EntityManager entities;
  private final DataSource database;

  PendingInserts(
      TransactionSynchronizationRegistry transaction, EntityManager entities, DataSource database) {
    this.transaction = transaction;
    this.entities = entities;
    this.database = database;
  }

  private record Row(InsertInto into, @Nullable Object[] values) {}

  /** The rows of one table. */
  private record Rows(InsertInto into, List<Row> rows) {}

  public void add(InsertInto into, @Nullable Object... values) {
    List<Row> pending = pendingOrNew();
    pending.add(new Row(into, values));
    if (pending.size() == MOST_AT_ONCE) {
      flush();
    }
  }

  /** Sends what the transaction has changed until now: its entities, then the rows. */
  public void flush() {
    entities.flush();
    // A lock that raises a version waits in a batch, which a flush of nothing else leaves there.
    entities.unwrap(SharedSessionContractImplementor.class).getJdbcCoordinator().executeBatch();
    send();
  }

  private void send() {
    List<Row> pending = pending();
    if (pending == null || pending.isEmpty()) {
      return;
    }
    List<Rows> groups = grouped(pending);
    pending.clear();
    String sql =
        groups.stream()
            .map(group -> group.into().of(group.rows().size()))
            .collect(Collectors.joining(";"));
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = 1;
      for (Rows group : groups) {
        for (Row row : group.rows()) {
          next = group.into().set(statement, next, row.values());
        }
      }
      statement.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Rows> grouped(List<Row> rows) {
    Map<InsertInto, Rows> groups = new LinkedHashMap<>();
    rows.forEach(
        row ->
            groups
                .computeIfAbsent(row.into(), into -> new Rows(into, new ArrayList<>()))
                .rows()
                .add(row));
    return List.copyOf(groups.values());
  }

  @SuppressWarnings("unchecked")
  private @Nullable List<Row> pending() {
    return (List<Row>) transaction.getResource(KEY);
  }

  private List<Row> pendingOrNew() {
    List<Row> before = pending();
    if (before != null) {
      return before;
    }
    List<Row> pending = new ArrayList<>();
    transaction.putResource(KEY, pending);
    // What Hibernate has to write at the end comes first: it takes part before this does.
    entities.isJoinedToTransaction();
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            send();
          }

          @Override
          public void afterCompletion(int status) {}
        });
    return pending;
  }
}
