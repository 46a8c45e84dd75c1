package org.amaan.platform.testing;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * One user's connections to a database. A test closes what it took; the connection stays open for
 * the next, without a transaction, a role or a setting of the last one.
 */
final class KeptConnections implements AutoCloseable {

  private static final int AT_MOST = 40;

  private final AgroalDataSource pool;

  KeptConnections(String url, String user, String password) {
    try {
      pool =
          AgroalDataSource.from(
              new AgroalDataSourceConfigurationSupplier()
                  .metricsEnabled(false)
                  .connectionPoolConfiguration(
                      connections ->
                          connections
                              .maxSize(AT_MOST)
                              .acquisitionTimeout(Duration.ofSeconds(30))
                              .connectionFactoryConfiguration(
                                  driver ->
                                      driver
                                          .jdbcUrl(url)
                                          .principal(new NamePrincipal(user))
                                          .credential(new SimplePassword(password)))),
              new Forgetting());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Connection get() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }

  private static final class Forgetting implements AgroalDataSourceListener {

    @Override
    public void beforeConnectionReturn(Connection connection) {
      try {
        if (!connection.getAutoCommit()) {
          connection.rollback();
          connection.setAutoCommit(true);
        }
        try (Statement statement = connection.createStatement()) {
          statement.execute("DISCARD ALL");
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
