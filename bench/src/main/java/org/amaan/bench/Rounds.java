package org.amaan.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** Reference and Amaan in turn, with as many clients, for as long. */
final class Rounds {

  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "8,32",
      description = "how many at once (default: ${DEFAULT-VALUE})")
  private List<Integer> clients = List.of();

  @Option(names = "--seconds", defaultValue = "15", description = "(default: ${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--rounds", defaultValue = "3", description = "(default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--warm",
      defaultValue = "60",
      description = "seconds of load before the first round (default: ${DEFAULT-VALUE})")
  private int warm;

  /** Something that the reference and Amaan both do. */
  record Pair(
      String name,
      Callable<? extends Load.Client> reference,
      Callable<? extends Load.Client> ours) {}

  void run(List<Pair> pairs) throws Exception {
    for (Pair pair : pairs) {
      if (warm > 0) {
        System.out.printf("%s: warming up for %d s%n", pair.name(), warm);
        new Load(clients.get(clients.size() - 1), Duration.ofSeconds(warm)).of(pair.ours());
      }
      for (int many : clients) {
        of(pair, new Load(many, Duration.ofSeconds(seconds)));
      }
    }
  }

  private void of(Pair pair, Load load) throws Exception {
    List<Double> references = new ArrayList<>();
    List<Double> ours = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    Map<String, List<Double>> cpu = new TreeMap<>();
    for (int round = 1; round <= rounds; round++) {
      Load.Seen reference = load.of(pair.reference());
      Load.Seen amaan = load.of(pair.ours());
      references.add(reference.perSecond());
      ours.add(amaan.perSecond());
      ratios.add(amaan.perSecond() / reference.perSecond());
      amaan.cpu().forEach((name, ms) -> cpu.computeIfAbsent(name, n -> new ArrayList<>()).add(ms));
      System.out.printf("%s, %d clients, round %d%n", pair.name(), load.clients(), round);
      System.out.println("  reference " + reference);
      System.out.println("  Amaan     " + amaan);
    }
    System.out.printf(
        Locale.ROOT,
        "%s, %d clients, median of %d: reference %.0f/s, Amaan %.0f/s, ratio %.3f (%.3f to %.3f)%n",
        pair.name(),
        load.clients(),
        rounds,
        AlertThroughput.median(references),
        AlertThroughput.median(ours),
        AlertThroughput.median(ratios),
        ratios.stream().min(Double::compare).orElseThrow(),
        ratios.stream().max(Double::compare).orElseThrow());
    System.out.println("  processor time for each, in milliseconds (median):");
    cpu.forEach(
        (name, each) ->
            System.out.printf(
                Locale.ROOT, "    %-34s %7.2f%n", name, AlertThroughput.median(each)));
  }
}
