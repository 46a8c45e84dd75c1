package org.amaan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "growth",
    mixinStandardHelpOptions = true,
    description =
        "How fast intake, inbox, lists, a subject and the alerts are at the size that the databases"
            + " have now, what a referral takes on disk and writes to the log. With --write the"
            + " figures are kept, with --compare they stand beside those of another size.")
final class Growth implements Callable<Integer> {

  private static final String OFFICER = "ahtc-officer-1";

  @Option(names = "--clients", defaultValue = "8", description = "(default: ${DEFAULT-VALUE})")
  private int clients;

  @Option(names = "--seconds", defaultValue = "20", description = "(default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--warm", defaultValue = "20", description = "(default: ${DEFAULT-VALUE})")
  private int warm;

  @Option(names = "--write", description = "a file for the figures")
  private @Nullable Path written;

  @Option(names = "--compare", description = "a file with those of a smaller size")
  private @Nullable Path compared;

  private final RunningStack stack = new RunningStack();

  private record Figure(double perSecond, double p99, double cpu) {}

  @Override
  public Integer call() throws Exception {
    @Nullable JsonNode before =
        compared == null ? null : RunningStack.JSON.readTree(Files.readString(compared));
    ObjectNode figures = RunningStack.JSON.createObjectNode();
    String referral = SubmitToAlert.referral();
    for (Map.Entry<String, Load.Client> operation : operations().entrySet()) {
      figures.set(operation.getKey(), measured(operation.getKey(), operation.getValue(), before));
    }
    long log = log();
    Load.Seen intake =
        new Load(clients, Duration.ofSeconds(seconds)).of(() -> Intake.submitter(stack, referral));
    figures.set("intake", told("intake", intake, before, 0.9));
    figures.put(
        "log written for a referral", (log() - log) / Math.max(1, intake.latencies().count()));
    figures.put("bytes of a referral", bytes() / count());
    figures.put("referrals", count());
    System.out.printf(
        Locale.ROOT,
        "%d referrals of %d bytes each; %d bytes of log for each that is submitted%n",
        figures.path("referrals").asLong(),
        figures.path("bytes of a referral").asLong(),
        figures.path("log written for a referral").asLong());
    if (written != null) {
      Files.writeString(written, figures.toPrettyString());
    }
    return 0;
  }

  private Map<String, Load.Client> operations() throws SQLException {
    Map<String, Load.Client> reading = new LinkedHashMap<>();
    reading.put("inbox", reader(OFFICER, stack.at.casework() + "/v1/inbox?limit=20"));
    reading.put(
        "cases of the unit",
        reader(OFFICER, stack.at.casework() + "/v1/cases?assignee=unit&limit=20"));
    reading.put(
        "referrals sent",
        reader("umeed-caseworker", stack.at.referral() + "/v1/referrals?direction=sent&limit=20"));
    reading.put("subject", subjects());
    reading.put(
        "alerts", reader("ahtc-supervisor", stack.at.notification() + "/v1/alerts?limit=20"));
    return reading;
  }

  private ObjectNode measured(String name, Load.Client client, @Nullable JsonNode before)
      throws Exception {
    new Load(clients, Duration.ofSeconds(warm)).of(() -> client);
    return told(
        name, new Load(clients, Duration.ofSeconds(seconds)).of(() -> client), before, 0.95);
  }

  /** Beside what it was before; one that is worse than allowed says so. */
  private static ObjectNode told(
      String name, Load.Seen seen, @Nullable JsonNode before, double rate) {
    Figure now =
        new Figure(
            seen.perSecond(),
            seen.latencies().millis(99),
            seen.cpu().entrySet().stream()
                .filter(of -> of.getKey().contains("service") || of.getKey().contains("database"))
                .mapToDouble(Map.Entry::getValue)
                .sum());
    System.out.printf(Locale.ROOT, "%-18s %s, %.2f ms of processor time%n", name, seen, now.cpu());
    if (before != null) {
      JsonNode then = before.path(name);
      double faster = now.perSecond() / then.path("perSecond").asDouble();
      double slower = now.p99() / then.path("p99").asDouble();
      double dearer = now.cpu() / then.path("cpu").asDouble();
      System.out.printf(
          Locale.ROOT,
          "%-18s rate %.2f (%.2f or more)%s, p99 %.2f (1.2 or less)%s, processor %.2f (1.1 or less)%s%n",
          "",
          faster,
          rate,
          faster < rate ? " MISSED" : "",
          slower,
          slower > 1.2 ? " MISSED" : "",
          dearer,
          dearer > 1.1 ? " MISSED" : "");
    }
    return RunningStack.JSON
        .createObjectNode()
        .put("perSecond", now.perSecond())
        .put("p99", now.p99())
        .put("cpu", now.cpu());
  }

  private Load.Client reader(String client, String url) {
    return () -> read(stack.as(client, url).GET().build());
  }

  /** People of open cases of the officer's unit, the newest, in any order. */
  private Load.Client subjects() throws SQLException {
    List<String> ids =
        texts(
            "referral",
            "SELECT subject_id FROM referral WHERE accepted_unit = 'ahtc-islamabad' AND state = 'accepted'"
                + " ORDER BY id DESC LIMIT 50");
    if (ids.isEmpty()) {
      throw new RunningStack.NotAsExpected(
          "no referral is accepted by ahtc-islamabad: run grow first");
    }
    return () -> {
      String id = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
      String url = stack.at.referral() + "/v1/subjects/" + id + "?purpose=investigation";
      return read(stack.as(OFFICER, url).GET().build());
    };
  }

  private boolean read(HttpRequest request) throws Exception {
    return stack.http().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
  }

  /** How far the write-ahead log has come. */
  private long log() throws SQLException {
    return number("postgres", "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn");
  }

  private long bytes() throws SQLException {
    long all = 0;
    for (String database : RunningStack.DATABASES) {
      all += number("postgres", "SELECT pg_database_size('" + database + "')");
    }
    return all + number("postgres", "SELECT pg_database_size('referral_keys')");
  }

  private long count() throws SQLException {
    return number("referral", "SELECT count(*) FROM referral");
  }

  private long number(String database, String sql) throws SQLException {
    return Long.parseLong(texts(database, sql).get(0));
  }

  private List<String> texts(String database, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = stack.database(database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
