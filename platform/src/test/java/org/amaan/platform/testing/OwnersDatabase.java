package org.amaan.platform.testing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database as its owner finds it, whom no policy binds: to prepare tests and to look. */
@Singleton
public class OwnersDatabase {

  private final String url;
  private final String owner;
  private final String password;

  OwnersDatabase(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.flyway.username") String owner,
      @ConfigProperty(name = "quarkus.flyway.password") String password) {
    this.url = url;
    this.owner = owner;
    this.password = password;
  }

  public Connection getConnection() throws SQLException {
    return DriverManager.getConnection(url, owner, password);
  }
}
