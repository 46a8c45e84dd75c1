package org.amaan.platform.problem;

import jakarta.persistence.OptimisticLockException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.Set;
import org.hibernate.StaleStateException;
import org.jspecify.annotations.Nullable;

/** The database or another part this service needs cannot do it just now. */
public final class Unavailable extends Refusal {

  /**
   * PostgreSQL: connection failures, insufficient resources, operator intervention, system error.
   */
  private static final Set<String> STATE_CLASSES = Set.of("08", "40", "53", "57", "58");

  /** A server that only reads, as after it lost the lead; and a driver that could not connect. */
  private static final Set<String> STATES = Set.of("25006", "99999");

  private static final String POOL = "io.agroal.";

  public Unavailable() {
    super(
        503,
        "temporarily-unavailable",
        "Temporarily unavailable",
        "Repeat the request with the same Idempotency-Key in a moment: if it was carried out after all,"
            + " you get its answer.");
    with("retryAfterSeconds", 2);
  }

  static boolean isCauseOf(Throwable failure) {
    return isCauseOf(failure, new HashSet<>());
  }

  /** What fails at the end of a transaction hides its reason among the suppressed. */
  private static boolean isCauseOf(@Nullable Throwable failure, Set<Throwable> seen) {
    for (Throwable t = failure; t != null && seen.add(t); t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException
          || t instanceof ConnectException
          || t instanceof OptimisticLockException
          || t instanceof StaleStateException
          || t instanceof SQLException sql && isUnavailable(sql)) {
        return true;
      }
      for (Throwable suppressed : t.getSuppressed()) {
        if (isCauseOf(suppressed, seen)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The driver always gives a state; what has none comes from the pool, which has no connection.
   */
  private static boolean isUnavailable(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null) {
      StackTraceElement[] frames = failure.getStackTrace();
      return frames.length > 0 && frames[0].getClassName().startsWith(POOL);
    }
    return STATES.contains(state)
        || state.length() >= 2 && STATE_CLASSES.contains(state.substring(0, 2));
  }

  /** Class names and the first own frames of a failure: enough to find it, nothing of the input. */
  static String describe(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable t = failure; t != null; t = t.getCause()) {
      text.append(text.isEmpty() ? "" : " <- ").append(t.getClass().getName());
      if (t instanceof SQLException sql) {
        text.append('[').append(sql.getSQLState()).append(']');
      }
      int shown = 0;
      for (StackTraceElement frame : t.getStackTrace()) {
        if (shown < 3 && (shown == 0 || frame.getClassName().startsWith("org.amaan"))) {
          text.append(" at ").append(frame);
          shown++;
        }
      }
    }
    return text.toString();
  }
}
