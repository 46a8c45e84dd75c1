package org.amaan.launcher.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The memory of a process with all it has begun, in MiB. */
public final class Memory {

  private Memory() {}

  public static long of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(each -> kilobytes(each.pid()))
            .sum()
        / 1024;
  }

  /** What is shared counts in part where the system says so: PostgreSQL's processes share much. */
  private static long kilobytes(long pid) {
    Path proportional = Path.of("/proc/" + pid + "/smaps_rollup");
    try (Stream<String> lines = Files.lines(proportional)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | RuntimeException e) {
      return resident(pid);
    }
  }

  private static long resident(long pid) {
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String said = new String(ps.getInputStream().readAllBytes()).strip();
      return said.isEmpty() ? 0 : Long.parseLong(said);
    } catch (IOException e) {
      return 0;
    }
  }
}
