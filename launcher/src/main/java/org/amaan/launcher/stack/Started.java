package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a started process is recognised by later: its id and when it began, since ids are used again
 * for others' processes.
 */
record Started(long pid, Instant since) {

  /** Start times come in clock ticks since boot, and the boot time itself is in whole seconds. */
  private static final Duration PRECISION = Duration.ofSeconds(2);

  static Started of(ProcessHandle process) {
    return new Started(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
  }

  /** The process, unless it has ended. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
  }

  private boolean isTheSame(ProcessHandle process) {
    Instant began = process.info().startInstant().orElse(Instant.EPOCH);
    return Duration.between(began, since).abs().compareTo(PRECISION) <= 0;
  }

  void write(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, pid + " " + since.toEpochMilli() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<Started> read(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ");
      return Optional.of(
          new Started(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      // A file cut off by a crash names no process.
      return Optional.empty();
    }
  }
}
