package org.amaan.system.silence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amaan.system.Platform;

/** The server's log of statements, and how many of them were executed for one agency's requests. */
final class Statements implements AutoCloseable {

  private static final Pattern LINE = Pattern.compile("^@(\\d+)@(\\w*)@ (\\w+): {2}(.*)$");

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

  /** Those of transactions in which the agency was named, by what they say. */
  Map<String, Integer> executedFor(String agency, long since) {
    Map<String, Transaction> running = new HashMap<>();
    Map<String, Integer> executed = new TreeMap<>();
    String session = "";
    for (String line : textSince(since).split("\n")) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.find()) {
        session = matcher.group(1);
        if (matcher.group(3).equals("LOG") && matcher.group(2).endsWith("_service")) {
          Transaction transaction = running.computeIfAbsent(session, s -> new Transaction());
          String statement = matcher.group(4).replaceFirst("^[^:]*: ", "").strip();
          if (statement.startsWith("BEGIN")) {
            transaction.endInto(executed);
          }
          transaction.statements.add(statement);
        }
      }
      if (running.containsKey(session)) {
        running.get(session).concerns |= line.contains(agency);
      }
    }
    running.values().forEach(transaction -> transaction.endInto(executed));
    return executed;
  }

  /** From one BEGIN to the next. */
  private static final class Transaction {
    private final List<String> statements = new ArrayList<>();
    private boolean concerns;

    void endInto(Map<String, Integer> executed) {
      if (concerns) {
        statements.forEach(statement -> executed.merge(statement, 1, Integer::sum));
      }
      statements.clear();
      concerns = false;
    }
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
