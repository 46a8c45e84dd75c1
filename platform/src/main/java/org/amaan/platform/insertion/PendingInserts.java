package org.amaan.platform.insertion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a transaction is to insert. They are sent together, in the order in which they were
 * added, when the transaction is about to commit, or earlier by {@link #flush()}, which whoever
 * reads such a table or changes the role must call.
 */
@ApplicationScoped
public class PendingInserts {

  private static final Object KEY = PendingInserts.class;

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

  /** Rows of one table that follow each other. */
  private record Rows(InsertInto into, List<Row> rows) {}

  public void add(InsertInto into, @Nullable Object... values) {
    pendingOrNew().add(new Row(into, values));
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
    List<Rows> groups = new ArrayList<>();
    Iterator<Row> all = rows.iterator();
    while (all.hasNext()) {
      Row row = all.next();
      Rows last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
      if (last == null || last.into() != row.into()) {
        last = new Rows(row.into(), new ArrayList<>());
        groups.add(last);
      }
      last.rows().add(row);
    }
    return groups;
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
