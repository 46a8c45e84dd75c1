package org.amaan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Many open streams of alerts on one process: what they weigh, what they cost while nothing
 * happens, and how soon one alert is at all of them. The service must allow as many
 * (AMAAN_STREAMS_OF_ONE_READER, …_OF_ONE_AGENCY, …_IN_ALL), and both processes as many open files.
 */
@Command(
    name = "idle-streams",
    mixinStandardHelpOptions = true,
    description = "Opens many streams of alerts and measures the process that serves them.")
public final class IdleStreams implements Runnable {

  private static final int AT_ONCE = 64;
  private static final int ALERTS = 50;
  private static final int SETTLING_SECONDS = 15;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(names = "--base", required = true, description = "Where the service listens.")
  private String base = "";

  @Option(
      names = "--token",
      required = true,
      split = ",",
      description = "Tokens of readers, who take turns.")
  private List<String> tokens = List.of();

  @Option(names = "--count", description = "How many streams.")
  private int count = 10_000;

  @Option(names = "--idle", description = "For how many seconds nothing happens.")
  private int idleSeconds = 60;

  @Option(names = "--reporter", description = "A token of case-service, to raise alerts.")
  private @Nullable String reporter;

  @Option(names = "--agency", description = "Whom the alerts are for.")
  private @Nullable String agency;

  @Option(
      names = "--hearing",
      description = "How many of the tokens, the first, are the agency's. Without it all are.")
  private int hearing = Integer.MAX_VALUE;

  @Option(names = "--pid", description = "The process that is measured.")
  private long pid;

  @Option(names = "--jdbc", description = "Its database, as somebody who may read its statistics.")
  private @Nullable String jdbc;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final AtomicInteger comments = new AtomicInteger();
  private final ConcurrentHashMap<String, Arrivals> awaited = new ConcurrentHashMap<>();

  /** When an alert came to whom: the first and the last of them. */
  private static final class Arrivals {
    private final CountDownLatch all;
    private volatile long first;
    private volatile long last;

    Arrivals(int readers) {
      this.all = new CountDownLatch(readers);
    }

    synchronized void one() {
      last = System.nanoTime();
      first = first == 0 ? last : first;
      all.countDown();
    }
  }

  @Override
  public void run() {
    try {
      Sample none = sample();
      long begin = System.nanoTime();
      openAll();
      say("%,d streams open after %.1f s", open.get(), seconds(begin));
      TimeUnit.SECONDS.sleep(SETTLING_SECONDS); // they catch up
      Sample opened = sample();
      say(
          "memory: resident %,d KiB (%.1f KiB each), live heap %,d KiB (%.1f KiB each)",
          opened.resident,
          (opened.resident - none.resident) / (double) count,
          opened.heap,
          (opened.heap - none.heap) / (double) count);
      idle();
      if (reporter != null) {
        alerts();
      }
      say("%,d of %,d streams were closed before the end", closed.get(), count);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void openAll() throws InterruptedException {
    Semaphore room = new Semaphore(AT_ONCE);
    for (int i = 0; i < count; i++) {
      room.acquire();
      open(tokens.get(i % tokens.size()))
          .whenComplete(
              (status, failure) -> {
                if (failure != null || status != 200) {
                  say("not opened: %s", failure == null ? status : failure);
                } else {
                  open.incrementAndGet();
                }
                room.release();
              });
    }
    room.acquire(AT_ONCE);
  }

  /** The status, once it is there; the stream goes on. */
  private CompletableFuture<Integer> open(String token) {
    CompletableFuture<Integer> answered = new CompletableFuture<>();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/v1/alerts/stream"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream")
            .build();
    http.sendAsync(
            request,
            answer -> {
              answered.complete(answer.statusCode());
              return HttpResponse.BodySubscribers.fromLineSubscriber(
                  new Lines(), lines -> null, StandardCharsets.UTF_8, null);
            })
        .whenComplete(
            (end, failure) -> {
              closed.incrementAndGet();
              answered.completeExceptionally(new IOException("closed", failure));
            });
    return answered;
  }

  private void idle() throws InterruptedException {
    Sample before = sample();
    int heardBefore = comments.get();
    TimeUnit.SECONDS.sleep(idleSeconds);
    Sample after = sample();
    double span = (after.at - before.at) / 1e9;
    say(
        "idle for %.0f s: %.2f %% of a processor, %.1f transactions/s in the database, %.0f signs of"
            + " life/s",
        span,
        (after.processor - before.processor) / span / 1e7,
        (after.transactions - before.transactions) / span,
        (comments.get() - heardBefore) / span);
  }

  private void alerts() throws InterruptedException {
    long[] toFirst = new long[ALERTS];
    long[] toLast = new long[ALERTS];
    long[] taken = new long[ALERTS];
    int readers = (int) IntStream.range(0, count).filter(i -> i % tokens.size() < hearing).count();
    for (int i = 0; i < ALERTS; i++) {
      String about = UUID.randomUUID().toString();
      Arrivals arrivals = new Arrivals(readers);
      awaited.put(about, arrivals);
      long begin = System.nanoTime();
      report(about);
      taken[i] = System.nanoTime() - begin;
      if (!arrivals.all.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        say("an alert did not reach %,d streams", arrivals.all.getCount());
      }
      toFirst[i] = arrivals.first - begin;
      toLast[i] = arrivals.last - begin;
      awaited.remove(about);
    }
    say("event answered:              %s", percentiles(taken));
    say("event sent → first stream:   %s", percentiles(toFirst));
    say("event sent → last of %,6d: %s", readers, percentiles(toLast));
  }

  private void report(String about) {
    String event =
        """
        {"specversion": "1.0", "id": "%s", "source": "urn:amaan:case-service",
         "type": "org.amaan.case.state-changed.v1", "subject": "cases/%s", "time": "%s",
         "datacontenttype": "application/json",
         "data": {"reference": "C-PK-26-7KQ4-M2XD-R", "link": "/v1/cases/%s", "urgency": "routine",
                  "recipients": [{"agency": "%s", "action": "read"}]}}
        """
            .formatted(UUID.randomUUID(), about, Instant.now(), about, agency);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/v1/events"))
            .header("Authorization", "Bearer " + reporter)
            .header("Content-Type", "application/cloudevents+json")
            .POST(BodyPublishers.ofString(event))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Lines implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription lines) {
      lines.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.startsWith(":")) {
        comments.incrementAndGet();
      } else if (line.startsWith("data:")) {
        int link = line.indexOf("/v1/cases/") + "/v1/cases/".length();
        Arrivals arrivals = awaited.get(line.substring(link, link + 36));
        if (arrivals != null) {
          arrivals.one();
        }
      }
    }

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onComplete() {}
  }

  /**
   * @param resident in KiB
   * @param heap live objects in KiB
   * @param processor nanoseconds of processor time
   */
  private record Sample(long at, long resident, long heap, long processor, long transactions) {}

  private Sample sample() {
    try {
      return new Sample(System.nanoTime(), resident(), liveHeap(), processorTime(), transactions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long resident() throws IOException {
    if (pid == 0) {
      return 0;
    }
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  private long processorTime() {
    return pid == 0
        ? 0
        : ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toNanos();
  }

  /** After a full collection, as jcmd counts it. */
  private long liveHeap() throws IOException {
    if (pid == 0) {
      return 0;
    }
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .strip()
            .lines()
            .toList();
    String[] total = lines.get(lines.size() - 1).strip().split(" +");
    return Long.parseLong(total[2]) / 1024;
  }

  private long transactions() throws SQLException {
    if (jdbc == null) {
      return 0;
    }
    try (Connection database = DriverManager.getConnection(jdbc);
        ResultSet row =
            database
                .createStatement()
                .executeQuery(
                    "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname ="
                        + " current_database()")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String percentiles(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return String.format(
        Locale.ROOT,
        "p50 %7.1f ms  p90 %7.1f ms  max %7.1f ms",
        sorted[sorted.length / 2] / 1e6,
        sorted[sorted.length * 9 / 10] / 1e6,
        sorted[sorted.length - 1] / 1e6);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
