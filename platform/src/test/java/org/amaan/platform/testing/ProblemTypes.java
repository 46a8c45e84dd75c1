package org.amaan.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The problem types that a module's refusals have, beside those that its contract documents. */
public final class ProblemTypes {

  private static final Pattern THROWN = Pattern.compile("super\\(\\s*\\d{3},\\s*\"([a-z-]+)\"");
  private static final Pattern DOCUMENTED = Pattern.compile("`(?:\\d{3} )?([a-z-]+)`");

  private ProblemTypes() {}

  /** The slugs of this service's own refusals. */
  public static Set<String> thrown() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      Set<String> slugs = new TreeSet<>();
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> collect(THROWN, read(file), slugs));
      return slugs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that this service's contract sets in code type, problem types among it. */
  public static Set<String> documented() {
    Set<String> slugs = new TreeSet<>();
    collect(DOCUMENTED, read(Path.of("target/classes/META-INF/openapi.yaml")), slugs);
    return slugs;
  }

  private static void collect(Pattern pattern, String text, Set<String> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
