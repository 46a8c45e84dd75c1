package org.amaan.launcher.review;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.Reviewer;
import org.amaan.knowledge.confirmation.SignedConfirmation;
import org.amaan.launcher.stack.CannotStart;

/** The folder in which signed confirmations are kept, with the list of those that count. */
public final class Confirmed {

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path folder;

  public Confirmed(Path folder) {
    this.folder = folder;
  }

  /**
   * Signs a confirmation and adds it.
   *
   * @param key a private JSON Web Key
   * @return the file that it stands in now
   * @throws CannotStart when its reviewer is not in the list of reviewers, or the key not theirs
   */
  public Path add(Confirmation confirmation, String key) {
    String signed = SignedConfirmation.sign(confirmation, key);
    List<Reviewer> reviewers = list("reviewers.yaml", new TypeReference<>() {});
    // As it will be read, so that nothing is added that a service would refuse.
    Confirmations.of(List.of(signed), reviewers);
    String name =
        "%s-%s-%s-%s.jws"
            .formatted(
                confirmation.subject(),
                confirmation.version(),
                confirmation.on(),
                confirmation.by().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    List<String> index = new ArrayList<>(list("index.yaml", new TypeReference<>() {}));
    try {
      Path file = folder.resolve(name);
      Files.writeString(file, signed + "\n", StandardOpenOption.CREATE_NEW);
      index.add(name);
      Path written = folder.resolve("index.yaml.new");
      Files.writeString(written, comment() + YAML.writeValueAsString(index));
      Files.move(
          written,
          folder.resolve("index.yaml"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (FileAlreadyExistsException e) {
      throw new CannotStart(name + " is there already: one confirmation a day and reviewer.");
    } catch (IOException e) {
      throw new CannotStart("cannot write into " + folder + ": " + e.getMessage());
    }
  }

  private String comment() throws IOException {
    StringBuilder comment = new StringBuilder();
    for (String line : Files.readAllLines(folder.resolve("index.yaml"))) {
      if (line.startsWith("#")) {
        comment.append(line).append('\n');
      }
    }
    return comment.toString();
  }

  private <T> List<T> list(String file, TypeReference<List<T>> type) {
    try {
      return Objects.requireNonNullElse(
          YAML.readValue(folder.resolve(file).toFile(), type), List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
