package org.amaan.platform.testing;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database as its owner finds it, whom no policy binds: to prepare tests and to look. */
@Singleton
public class OwnersDatabase {

  private final KeptConnections connections;

  OwnersDatabase(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.flyway.username") String owner,
      @ConfigProperty(name = "quarkus.flyway.password") String password) {
    this.connections = new KeptConnections(url, owner, password);
  }

  /** Closed without a commit it leaves nothing. */
  public Connection getConnection() throws SQLException {
    return connections.get();
  }

  @PreDestroy
  void close() {
    connections.close();
  }
}
