package org.amaan.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.amaan.launcher.story.DemoStory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description =
        "How long after an NGO submits a referral the police unit's stream and its signed webhook"
            + " tell of it, across three services; beside one bare process that stores a row and"
            + " tells at once.")
public final class SubmitToAlert implements Callable<Integer> {

  @Option(names = "--rate", split = ",", defaultValue = "20,200", description = "(default: 20,200)")
  private List<Integer> rates = List.of();

  @Option(names = "--seconds", defaultValue = "20", description = "(default: 20)")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "(default: 3)")
  private int rounds;

  /** This process is cold as well, and uses the same cores. */
  private static final int WARM_SECONDS = 10;

  private final RunningStack stack = new RunningStack();

  @Override
  public Integer call() throws Exception {
    String referral = referral();
    for (int rate : rates) {
      measured(new Pace(rate, WARM_SECONDS), referral);
      for (int round = 1; round <= rounds; round++) {
        Pace pace = new Pace(rate, seconds);
        System.out.printf("%3d/s round %d%n", rate, round);
        System.out.println("  bare      webhook " + new BareHook(stack).measured(pace));
        Measured ours = measured(pace, referral);
        System.out.println("  Amaan     stored  " + ours.stored());
        System.out.println("            inbox   " + ours.inbox());
        System.out.println("            webhook " + ours.webhook());
        if (ours.refused() > 0) {
          System.out.printf(Locale.ROOT, "            %d were not taken%n", ours.refused());
        }
      }
    }
    return 0;
  }

  /**
   * @param stored until the sender has its answer
   */
  record Measured(Latencies stored, Latencies inbox, Latencies webhook, int refused) {}

  private Measured measured(Pace pace, String referral) throws Exception {
    Map<String, Long> due = new ConcurrentHashMap<>();
    Map<String, Long> inInbox = new ConcurrentHashMap<>();
    Map<String, Long> byWebhook = new ConcurrentHashMap<>();
    Latencies stored = new Latencies();
    AtomicInteger answered = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    try (Receiver receiver =
            Receiver.of((body, nanos) -> byWebhook.putIfAbsent(reference(body), nanos));
        Subscribed subscribed = Subscribed.to(stack, receiver.url(), "active");
        Stream stream = Stream.open(stack, "ahtc-supervisor")) {
      stream.follow(
          (data, nanos) ->
              inInbox.putIfAbsent(RunningStack.json(data).path("reference").asText(), nanos));
      // The stream first tells of all that is open: what is measured comes after that.
      String first = submitted(stack.send(submission(referral)).join());
      Pace.await(() -> inInbox.containsKey(first) && byWebhook.containsKey(first));
      pace.keep(
          begin ->
              stack
                  .send(submission(referral))
                  .whenComplete(
                      (answer, failure) -> {
                        if (answer != null && answer.statusCode() == 201) {
                          stored.add(System.nanoTime() - begin);
                          due.put(submitted(answer), begin);
                        } else {
                          refused.incrementAndGet();
                        }
                        answered.incrementAndGet();
                      }));
      Pace.await(
          () ->
              answered.get() == pace.all()
                  && inInbox.keySet().containsAll(due.keySet())
                  && byWebhook.keySet().containsAll(due.keySet()));
      return new Measured(
          stored, latencies(due, inInbox), latencies(due, byWebhook), refused.get());
    }
  }

  private HttpRequest submission(String referral) {
    return stack.post(
        "umeed-caseworker", stack.at.referral() + "/v1/referrals", "application/json", referral);
  }

  private static String submitted(HttpResponse<String> answer) {
    return RunningStack.json(answer.body()).path("reference").asText();
  }

  private static Latencies latencies(Map<String, Long> due, Map<String, Long> there) {
    Latencies latencies = new Latencies();
    due.forEach(
        (reference, begin) -> {
          Long arrived = there.get(reference);
          if (arrived != null) {
            latencies.add(arrived - begin);
          }
        });
    return latencies;
  }

  private static String reference(String event) {
    return RunningStack.json(event).path("data").path("reference").asText();
  }

  /** The story's own. */
  public static String referral() {
    try (InputStream in = DemoStory.class.getResourceAsStream("referral.json")) {
      ObjectNode referral = (ObjectNode) RunningStack.JSON.readTree(in);
      return referral.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
