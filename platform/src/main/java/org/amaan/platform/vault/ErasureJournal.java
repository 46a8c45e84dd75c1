package org.amaan.platform.vault;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The file {@code amaan.vault.erasure-journal}: whose keys were destroyed and when, one a line,
 * only ever appended to. It lives outside both databases, so that restoring them cannot lose it.
 */
@Singleton
@IfBuildProperty(name = "quarkus.datasource.keys.db-kind", stringValue = "postgresql")
class ErasureJournal {

  private static final Logger LOG = Logger.getLogger(ErasureJournal.class);

  private final Path file;

  ErasureJournal(@ConfigProperty(name = "amaan.vault.erasure-journal") Optional<Path> file) {
    this.file =
        file.orElseThrow(
            () ->
                new ConfigurationException(
                    "There is no erasure journal: set AMAAN_VAULT_ERASURE_JOURNAL to a file on a disk"
                        + " that is not restored together with the databases (docs/encryption.md)."));
  }

  /** Durable when this returns. */
  void append(UUID owner, Instant at) {
    write(at + " " + owner + "\n");
  }

  /** Everything in it, oldest first; makes the file when there is none. */
  Map<UUID, Instant> read() {
    Map<UUID, Instant> erasures = new LinkedHashMap<>();
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        write("");
      }
      String text = Files.readString(file);
      if (!text.isEmpty() && !text.endsWith("\n")) {
        // A crash cut the last line off; its erasure is in the table and will be added again.
        write("\n");
      }
      text.lines().filter(line -> !line.isBlank()).forEach(line -> read(line, erasures));
      return erasures;
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException(
          "The erasure journal " + file + " cannot be read and written: " + e.getMessage() + ".");
    }
  }

  private void read(String line, Map<UUID, Instant> erasures) {
    String[] words = line.strip().split(" ");
    try {
      erasures.put(UUID.fromString(words[1]), Instant.parse(words[0]));
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      LOG.warnf("a line of the erasure journal %s cannot be read and is left out", file);
    }
  }

  private void write(String text) {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
