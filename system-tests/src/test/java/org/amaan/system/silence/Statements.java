package org.amaan.system.silence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.system.Platform;

/** The server's log of statements, and how many of them were executed for one client's requests. */
final class Statements implements AutoCloseable {

  private static final Pattern LINE = Pattern.compile("^@(\\d+)@(\\w*)@ (\\w+): {2}(.*)$");

  /** A request says first whose it is. */
  private static final Pattern SCOPE = Pattern.compile("SELECT set_config\\('amaan\\.client'.*");

  /** Something else begins in the session: a transaction, or a worker's round. */
  private static final Pattern BEGINS =
      Pattern.compile(
          "BEGIN.*|SELECT set_config\\('(role|amaan\\.client)'.*|WITH locked_executions.*");

  /** A request's transaction ends; what the session does next is somebody else's until it says. */
  private static final Pattern ENDS = Pattern.compile("COMMIT|ROLLBACK");

  /**
   * Those that come with time and not with a request: the request limits, the end of a timer's
   * round, the driver's own, the empty one by which the pool tries a connection that has been idle.
   */
  private static final Pattern TIMED =
      Pattern.compile(
          "INSERT INTO request_allowance .*|UPDATE scheduled_tasks SET execution_time = \\$1, picked = .*, last_success .*"
              + "|SELECT c\\.oid, a\\.attnum.*|");

  private final Platform platform;
  private final Path log;

  Statements(Platform platform, Path log) {
    this.platform = platform;
    this.log = log;
    set("log_line_prefix", "'@%p@%u@ '");
    set("log_statement", "'all'");
    set("log_min_duration_statement", "-1");
    reload();
  }

  long end() {
    return log.toFile().length();
  }

  /** Those of a client's requests, by what they say. */
  Map<String, Integer> executedFor(String client, long since) {
    Map<String, Boolean> isItsOwn = new HashMap<>();
    Map<String, String> last = new HashMap<>();
    Map<String, Integer> executed = new TreeMap<>();
    for (String line : textSince(since).split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.find() || !matcher.group(2).endsWith("_service")) {
        continue;
      }
      String session = matcher.group(1);
      String said = matcher.group(4);
      if (matcher.group(3).equals("DETAIL")) {
        if (SCOPE.matcher(last.getOrDefault(session, "")).matches()) {
          isItsOwn.put(session, said.startsWith("Parameters: $1 = '" + client + "',"));
        }
      } else if (matcher.group(3).equals("LOG")) {
        String statement = said.replaceFirst("^[^:]*: ", "").strip();
        last.put(session, statement);
        if (BEGINS.matcher(statement).matches()) {
          isItsOwn.put(session, false);
        } else if (isItsOwn.getOrDefault(session, false) && !TIMED.matcher(statement).matches()) {
          executed.merge(statement, 1, Integer::sum);
          if (ENDS.matcher(statement).matches()) {
            isItsOwn.put(session, false);
          }
        }
      }
    }
    return executed;
  }

  private String textSince(long since) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      file.seek(since);
      byte[] bytes = new byte[(int) (file.length() - since)];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void set(String name, String value) {
    execute("ALTER SYSTEM SET " + name + " = " + value);
  }

  private void reload() {
    execute("SELECT pg_reload_conf()");
  }

  private void execute(String statement) {
    try (Connection connection = platform.superuser("postgres");
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    for (String name :
        new String[] {"log_line_prefix", "log_statement", "log_min_duration_statement"}) {
      execute("ALTER SYSTEM RESET " + name);
    }
    reload();
  }
}
