package org.amaan.launcher.review;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.confirmation.Reviewer;
import org.amaan.knowledge.confirmation.SignedConfirmation;
import org.amaan.launcher.stack.CannotStart;

/** The folder in which signed confirmations are kept, with the list of those that count. */
public final class Confirmed {

  private static final ObjectMapper YAML =
      new YAMLMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
    if (!SignedConfirmation.isOfOneOf(signed, reviewers)) {
      throw new CannotStart(
          "The key that signed this packet is not in reviewers.yaml: add the entry that `review key`"
              + " printed.");
    }
    // As it will be read, so that nothing is added that a service would refuse.
    Confirmations.of(List.of(signed), reviewers);
    String name = nameOf(confirmation);
    List<String> index = new ArrayList<>(list("index.yaml", new TypeReference<>() {}));
    if (index.contains(name)) {
      throw new CannotStart(name + " is there already: one confirmation a day and reviewer.");
    }
    try {
      // What is not in the list counts for nothing: a file that an attempt before left is replaced.
      Path file = folder.resolve(name);
      replace(file, signed + "\n");
      index.add(name);
      replace(folder.resolve("index.yaml"), comment() + YAML.writeValueAsString(index));
      return file;
    } catch (IOException e) {
      throw new CannotStart("cannot write into " + folder + ": " + e.getMessage());
    }
  }

  /** Readable where the reviewer's name is in Latin letters, and different for each in any case. */
  private static String nameOf(Confirmation confirmation) {
    String latin =
        confirmation
            .by()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String reviewer =
        UUID.nameUUIDFromBytes(utf8(confirmation.by() + "\n" + confirmation.capacity()))
            .toString()
            .substring(0, 8);
    return "%s-%s-%s-%s%s.jws"
        .formatted(
            confirmation.subject(),
            confirmation.version(),
            confirmation.on(),
            latin.isEmpty() ? "" : latin + "-",
            reviewer);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void replace(Path file, String text) throws IOException {
    Path written = Files.writeString(folder.resolve(file.getFileName() + ".new"), text);
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
      throw new CannotStart(
          folder.resolve(file) + " is no list; an entry takes the place of \"[]\".");
    }
  }
}
