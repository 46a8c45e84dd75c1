package org.amaan.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/errors.md lists what the sources can answer, no more and no less. */
class ErrorCatalogueTest {

  private static final Path ROOT = Path.of("..");

  /** A slug follows the status, as in {@code super(409, "case-closed", …)}; 5xx and 4xx alike. */
  private static final Pattern ANSWERED =
      Pattern.compile("(?:[45]\\d\\d|\\bstatus),\\s*\"([a-z]+(?:-[a-z]+)+)\"");

  private static final Pattern LISTED = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\d{3} \\|");

  @Test
  void everyProblemIsListedWithWhatToDo() {
    Set<String> answered = new TreeSet<>();
    for (String module :
        List.of("platform", "referral-service", "case-service", "notification-service")) {
      sources(module).forEach(source -> collect(ANSWERED, source, answered));
    }
    Set<String> listed = new TreeSet<>();
    collect(LISTED, ROOT.resolve("docs/errors.md"), listed);
    assertThat(listed).isEqualTo(answered);
  }

  private static List<Path> sources(String module) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(Pattern pattern, Path file, Set<String> slugs) {
    try {
      pattern.matcher(Files.readString(file)).results().forEach(found -> slugs.add(found.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
