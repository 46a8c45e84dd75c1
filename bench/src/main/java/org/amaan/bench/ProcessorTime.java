package org.amaan.bench;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The processor time that the stack's processes and this one have used, as the system counts it. It
 * moves far less with what else runs than a rate does.
 */
record ProcessorTime(Map<String, Duration> used) {

  private static final Pattern SERVICE =
      Pattern.compile("(referral|case|notification)-service.*quarkus-run");
  private static final Pattern BACKEND = Pattern.compile("^postgres: (\\S+) (\\S+) ");

  static ProcessorTime now() {
    Map<String, Duration> used = new TreeMap<>();
    ProcessHandle.allProcesses()
        .forEach(
            process ->
                process
                    .info()
                    .totalCpuDuration()
                    .ifPresent(time -> used.merge(name(process), time, Duration::plus)));
    return new ProcessorTime(used);
  }

  /** By process, those that took a hundredth of a millisecond or more. */
  Map<String, Double> millisSince(ProcessorTime before, long operations) {
    Map<String, Double> millis = new TreeMap<>();
    used.forEach(
        (name, time) -> {
          Duration since = time.minus(before.used().getOrDefault(name, Duration.ZERO));
          double each = since.toNanos() / 1e6 / Math.max(1, operations);
          if (each >= 0.01) {
            millis.put(name, each);
          }
        });
    return millis;
  }

  private static String name(ProcessHandle process) {
    if (process.pid() == ProcessHandle.current().pid()) {
      return "bench";
    }
    String command = process.info().commandLine().orElse("");
    Matcher service = SERVICE.matcher(command);
    if (service.find()) {
      return service.group(1) + "-service";
    }
    Matcher backend = BACKEND.matcher(command);
    if (backend.find()) {
      return "PostgreSQL, database " + backend.group(2);
    }
    return command.startsWith("postgres: ") ? "PostgreSQL itself" : "everything else";
  }
}
