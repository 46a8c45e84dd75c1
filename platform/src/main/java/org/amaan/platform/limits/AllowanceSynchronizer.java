package org.amaan.platform.limits;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** One thread that settles, once a second and whenever much was taken. No request waits for it. */
@Singleton
class AllowanceSynchronizer {

  private static final Logger LOG = Logger.getLogger(AllowanceSynchronizer.class);
  private static final long FORGETS_EVERY_MINUTES = 10;

  private final Allowances allowances;
  private final SharedAllowances shared;
  private final Limits limits;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread settling = new Thread(work, "limits");
            settling.setDaemon(true);
            return settling;
          });

  AllowanceSynchronizer(Allowances allowances, SharedAllowances shared, Limits limits) {
    this.allowances = allowances;
    this.shared = shared;
    this.limits = limits;
  }

  void start(@Observes StartupEvent started) {
    long every = limits.settleEvery().toMillis();
    thread.scheduleWithFixedDelay(this::settle, every, every, TimeUnit.MILLISECONDS);
    thread.scheduleWithFixedDelay(
        this::forget, FORGETS_EVERY_MINUTES, FORGETS_EVERY_MINUTES, TimeUnit.MINUTES);
    allowances.whenMuchWasTaken(
        () -> {
          if (asked.compareAndSet(false, true)) {
            thread.execute(this::settle);
          }
        });
  }

  void stop(@Observes ShutdownEvent stopping) {
    allowances.whenMuchWasTaken(() -> {});
    thread.shutdownNow();
  }

  private void settle() {
    asked.set(false);
    try {
      allowances.settle();
    } catch (RuntimeException e) {
      LOG.errorf("limits could not be settled: %s", e.getClass().getName());
    }
  }

  private void forget() {
    try {
      shared.forgetFull();
    } catch (SQLException e) {
      LOG.warnf("allowances that are full were not forgotten: %s", e.getSQLState());
    }
  }
}
