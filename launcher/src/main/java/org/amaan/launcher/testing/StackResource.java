package org.amaan.launcher.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import org.amaan.launcher.stack.Secrets;

/**
 * Real PostgreSQL and real Keycloak for a service's tests. Use it as
 * {@code @QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name =
 * "service", value = "referral-service"))}. Each start of the application finds an empty database;
 * server and realm stay up for as long as the JVM.
 */
public class StackResource implements QuarkusTestResourceLifecycleManager {

  /** Nothing listens there: a test that reaches a peer brings its own. */
  private static final String NO_PEER = "http://127.0.0.1:9";

  private String service = "referral-service";

  @Override
  public void init(Map<String, String> arguments) {
    service = arguments.getOrDefault("service", service);
  }

  @Override
  public Map<String, String> start() {
    TestStack stack = TestStack.running();
    String database = databaseOf(service);
    String name = stack.freshDatabase(database);
    Map<String, String> config = new HashMap<>();
    config.put("AMAAN_DATABASE_URL", "jdbc:postgresql://" + stack.database() + "/" + name);
    config.put(
        "AMAAN_KEYS_URL",
        "jdbc:postgresql://" + stack.database() + "/" + stack.freshDatabase(database + "_keys"));
    config.putAll(TestVault.config(name));
    config.put("AMAAN_DATABASE_USER", database + "_service");
    config.put("AMAAN_DATABASE_PASSWORD", Secrets.of(database + "_service"));
    config.put("AMAAN_DATABASE_OWNER", database + "_owner");
    config.put("AMAAN_DATABASE_OWNER_PASSWORD", Secrets.of(database + "_owner"));
    config.put("AMAAN_OIDC_URL", stack.keycloak() + "/realms/amaan");
    config.put("AMAAN_OIDC_CLIENT_SECRET", Secrets.of(service));
    config.put("AMAAN_REFERRAL_URL", NO_PEER);
    config.put("AMAAN_CASE_URL", NO_PEER);
    config.put("AMAAN_NOTIFICATION_URL", NO_PEER);
    config.put("quarkus.http.test-port", "0");
    return config;
  }

  @Override
  public void stop() {
    // Another application of the same run may need it at once; the JVM's end stops the servers.
  }

  static String databaseOf(String service) {
    return switch (service) {
      case "referral-service" -> "referral";
      case "case-service" -> "casework";
      case "notification-service" -> "notification";
      default -> throw new IllegalArgumentException("no such service: " + service);
    };
  }
}
