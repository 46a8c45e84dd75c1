package org.amaan.launcher.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The folder with everything a stack keeps: its data, its logs, and notes of what runs. */
public record Home(Path folder) {

  /** What {@code reset} may delete; the folder may be one that the user shares with others. */
  private static final List<String> OURS =
      List.of("postgresql", "vault", "keycloak-realm.sha256", "logs", "run", "lock");

  /** {@code AMAAN_HOME}, or {@code .amaan} in the repository. */
  public static Home of(Checkout checkout, Map<String, String> environment) {
    String given = environment.getOrDefault("AMAAN_HOME", "");
    Path folder = given.isBlank() ? checkout.root().resolve(".amaan") : Path.of(given);
    return new Home(folder.toAbsolutePath().normalize());
  }

  /** The ports of the stack that was started here last. */
  public Optional<Ports> ports() {
    try {
      return Files.exists(portsFile())
          ? Optional.of(Ports.read(Files.readString(portsFile())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void remember(Ports ports) {
    try {
      Files.createDirectories(portsFile().getParent());
      Files.writeString(portsFile(), ports.written());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps other {@code amaan} commands from starting or stopping the same stack meanwhile. */
  public Claim claim() {
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new CannotStart(
            "Another ./amaan is at work in " + folder + "; wait until it is done.");
      }
      return new Claim(channel, lock);
    } catch (IOException e) {
      throw new CannotStart("The folder " + folder + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Given back when closed, or when the process ends. */
  public record Claim(FileChannel channel, FileLock lock) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public boolean isEmpty() {
    return OURS.stream().noneMatch(name -> Files.exists(folder.resolve(name)));
  }

  public void delete() {
    OURS.forEach(name -> Folders.remove(folder.resolve(name)));
  }

  private Path portsFile() {
    return folder.resolve("run").resolve("ports");
  }
}
