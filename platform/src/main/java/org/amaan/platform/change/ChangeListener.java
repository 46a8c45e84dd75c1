package org.amaan.platform.change;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.amaan.platform.scope.Acting;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens, on a connection of its own, for changes of what this replica keeps, and has it loaded
 * anew. When the connection fails everything is forgotten until it listens again.
 */
@ApplicationScoped
class ChangeListener {

  private static final Logger LOG = Logger.getLogger(ChangeListener.class);

  /** Said again now and then, which shows whether the connection still answers. */
  private static final String LISTEN = "LISTEN amaan_change";

  /** How long it waits for a notice before it says so again. */
  private static final int PATIENCE_MILLIS = 1_000;

  private static final long PAUSE_MILLIS = 1_000;

  private final DataSource database;
  private final List<Kept> kept;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread listener;

  ChangeListener(DataSource database, @All List<Kept> kept) {
    this.database = database;
    this.kept = kept;
  }

  void start(@Observes StartupEvent started) {
    if (!kept.isEmpty()) {
      listener = Acting.workers(Thread::new).newThread(this::listen);
      listener.setName("change-listener");
      listener.setDaemon(true);
      listener.start();
    }
  }

  void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
    stopped.countDown();
    if (listener != null) {
      listener.interrupt();
      listener.join(PATIENCE_MILLIS);
    }
  }

  private void listen() {
    while (stopped.getCount() > 0) {
      try (Connection connection = database.getConnection()) {
        try (Statement statement = connection.createStatement()) {
          statement.execute(LISTEN);
          kept.forEach(Kept::load);
          kept.forEach(Kept::confirm);
          follow(connection.unwrap(PGConnection.class), statement);
          statement.execute("UNLISTEN *");
        }
      } catch (SQLException | RuntimeException failure) {
        LOG.warnf("changes are not followed for now: %s", failure.getClass().getSimpleName());
      }
      kept.forEach(Kept::forget);
      pause();
    }
  }

  private void follow(PGConnection notices, Statement statement) throws SQLException {
    while (stopped.getCount() > 0) {
      PGNotification @Nullable [] heard = notices.getNotifications(PATIENCE_MILLIS);
      if (heard == null || heard.length == 0) {
        statement.execute(LISTEN);
      }
      Set<String> topics =
          heard == null
              ? Set.of()
              : Arrays.stream(heard).map(PGNotification::getParameter).collect(Collectors.toSet());
      kept.stream()
          .filter(one -> topics.contains(one.topic()) || !one.isKept())
          .forEach(Kept::load);
      kept.forEach(Kept::confirm);
    }
  }

  private void pause() {
    try {
      stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }
}
