package org.amaan.platform.problem;

import jakarta.persistence.OptimisticLockException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.hibernate.StaleStateException;

/** The database or another part this service needs cannot do it just now. */
public final class Unavailable extends Refusal {

  /**
   * PostgreSQL: connection failures, insufficient resources, operator intervention, system error.
   */
  private static final Set<String> STATE_CLASSES = Set.of("08", "40", "53", "57", "58");

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
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException
          || t instanceof ConnectException
          || t instanceof OptimisticLockException
          || t instanceof StaleStateException) {
        return true;
      }
      if (t instanceof SQLException sql
          && (sql.getSQLState() == null
              ? String.valueOf(sql.getMessage()).contains("Acquisition timeout")
              : sql.getSQLState().length() >= 2
                  && STATE_CLASSES.contains(sql.getSQLState().substring(0, 2)))) {
        return true;
      }
    }
    return false;
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
