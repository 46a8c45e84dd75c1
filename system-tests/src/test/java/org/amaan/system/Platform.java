package org.amaan.system;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.amaan.launcher.stack.Background;
import org.amaan.launcher.stack.Checkout;
import org.amaan.launcher.stack.EmbeddedKeycloak;
import org.amaan.launcher.stack.Folders;
import org.amaan.launcher.stack.Home;
import org.amaan.launcher.stack.Part;
import org.amaan.launcher.stack.Ports;
import org.amaan.launcher.stack.Prepared;
import org.amaan.launcher.stack.Progress;
import org.amaan.launcher.stack.Secrets;
import org.amaan.launcher.stack.ServiceProcess;
import org.amaan.launcher.stack.Stack;
import org.amaan.launcher.stack.TokenSource;
import org.amaan.launcher.story.Api;
import org.amaan.launcher.story.DemoStory;
import org.amaan.launcher.story.Endpoints;

/**
 * The platform as {@code ./amaan up} starts it, once for all tests of this module, on free ports
 * and with data of its own. The test JVM's end ends it.
 */
public final class Platform {

  public static final String REFERRAL = "referral-service";
  public static final String CASE = "case-service";
  public static final String NOTIFICATION = "notification-service";

  private static final Platform RUNNING = new Platform();

  final Home home;
  final Ports ports;
  public final Endpoints at;
  public final TokenSource tokens;
  final Api api;
  private final Stack stack;
  private final int replicaPort = Ports.free().referral();
  private Realm realm;

  private Platform() {
    Checkout checkout = Checkout.find();
    Path folder = checkout.root().resolve("system-tests/target/platform");
    home = new Home(folder);
    ports = Ports.free();
    stack = new Stack(checkout, home, ports, false);
    // A run that was killed may have left its processes.
    stack.stop();
    replica().stop();
    Folders.remove(folder);
    Prepared.copyTo(checkout, folder);
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    stack.start(Progress.NONE);
    at = Endpoints.on(ports);
    tokens = new TokenSource(EmbeddedKeycloak.url(ports.keycloak()));
    api = new Api(tokens);
  }

  public static Platform running() {
    return RUNNING;
  }

  /** As the kernel ends a process when memory runs out: nothing is finished, nothing flushed. */
  void kill(String service) {
    part(service)
        .process()
        .running()
        .ifPresent(
            process -> {
              process.destroyForcibly();
              process.onExit().join();
            });
  }

  /** A second notification-service on the same data. */
  ServiceProcess replica() {
    return ((ServiceProcess) part(NOTIFICATION)).replica(replicaPort);
  }

  void start(String service) {
    part(service).start();
  }

  boolean isRunning(String service) {
    return part(service).isRunning();
  }

  /** Where all mails end. */
  public String mailPage() {
    return "http://127.0.0.1:" + ports.mail();
  }

  /** A fresh key for a fresh request. */
  static UUID key() {
    return UUID.randomUUID();
  }

  String referralBody() {
    return DemoStory.body();
  }

  /** Sees every row of every table. */
  public Connection superuser(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database,
        "postgres",
        Secrets.of("postgres"));
  }

  /** A client of the realm {@code master} that may change the realm; made at first use. */
  public synchronized Realm realm() {
    if (realm == null) {
      ((EmbeddedKeycloak) part("keycloak")).addAdministrator(Realm.ADMINISTRATOR, Realm.SECRET);
      realm = new Realm(EmbeddedKeycloak.url(ports.keycloak()));
    }
    return realm;
  }

  private Part part(String name) {
    return stack.part(name);
  }

  private void end() {
    Background.close();
    replica().stop();
    stack.stop();
  }
}
