package org.amaan.platform.scope;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.CurrentCaller;
import org.amaan.platform.identity.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells PostgreSQL at the beginning of each transaction who is asking; its policies do the rest.
 *
 * <p>The pool calls this for every connection it hands out, once per transaction and after that has
 * begun, so no code that reaches the database can forget it. All settings are local to the
 * transaction: PostgreSQL itself drops them at its end, and the next user of the connection starts
 * with none. Outside a transaction nothing is set, and nothing that has a policy is seen.
 *
 * <p>Services and background work have no agency: they run as the worker role, which has policies
 * of its own.
 */
@Singleton
class ScopeOfTransaction implements AgroalPoolInterceptor {

  private static final String WORKER = "SELECT set_config('role', ?, true)";

  private final Instance<CurrentCaller> current;
  private final String workerRole;
  private final String callerScope;

  /**
   * @param begun a function of the service's own that is called once the scope of a caller is set
   */
  ScopeOfTransaction(
      Instance<CurrentCaller> current,
      @ConfigProperty(name = "amaan.database.worker-role") String workerRole,
      @ConfigProperty(name = "amaan.database.scope-begun") Optional<String> begun) {
    this.current = current;
    this.workerRole = workerRole;
    this.callerScope =
        CallerSettings.SQL + begun.map(function -> ", " + function + "()").orElse("");
  }

  @Override
  public void onConnectionAcquire(Connection connection) {
    try {
      if (connection.getAutoCommit()) {
        return;
      }
      Optional<Caller> caller = Acting.now().or(this::ofRequest);
      if (caller.isPresent()) {
        tell(connection, caller.get());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the scope of a transaction cannot be set", e);
    }
  }

  private Optional<Caller> ofRequest() {
    return Arc.container().requestContext().isActive()
        ? current.get().ifAuthenticated()
        : Optional.empty();
  }

  private void tell(Connection connection, Caller caller) throws SQLException {
    boolean isWorker = caller.has(Role.SERVICE);
    try (PreparedStatement statement =
        connection.prepareStatement(isWorker ? WORKER : callerScope)) {
      if (isWorker) {
        statement.setString(1, workerRole);
      } else {
        CallerSettings.of(caller).set(statement);
      }
      statement.execute();
    }
  }
}
