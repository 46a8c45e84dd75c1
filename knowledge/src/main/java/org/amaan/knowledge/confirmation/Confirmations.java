package org.amaan.knowledge.confirmation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All confirmations that come with the platform, their signatures verified. */
public final class Confirmations {

  private static final String FOLDER = "/confirmations/";
  private static final ObjectMapper YAML =
      new YAMLMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static @Nullable Confirmations current;

  private final List<Confirmation> newestFirst;

  private Confirmations(List<Confirmation> confirmations) {
    // Of one day, the one that stands last in the list counts.
    List<Confirmation> reversed = new ArrayList<>(confirmations);
    Collections.reverse(reversed);
    reversed.sort(Comparator.comparing(Confirmation::on).reversed());
    newestFirst = List.copyOf(reversed);
  }

  /**
   * Those that come with the platform.
   *
   * @throws InvalidConfirmation naming the file
   */
  public static synchronized Confirmations current() {
    Confirmations confirmations = current;
    if (confirmations == null) {
      List<Reviewer> reviewers = list("reviewers.yaml", new TypeReference<>() {});
      List<String> files = list("index.yaml", new TypeReference<>() {});
      confirmations =
          new Confirmations(
              files.stream()
                  .map(file -> SignedConfirmation.verified(file, text(file), reviewers))
                  .toList());
      current = confirmations;
    }
    return confirmations;
  }

  /** Those that reviewers have signed. */
  public static Confirmations of(List<String> signed, List<Reviewer> reviewers) {
    return new Confirmations(
        signed.stream().map(one -> SignedConfirmation.verified("given", one, reviewers)).toList());
  }

  /** Whether the newest answer on a statement confirms it as it stands. */
  public boolean hold(String subject, String version, Reviewable statement) {
    return newestFirst.stream()
        .filter(one -> one.subject().equals(subject) && one.version().equals(version))
        .flatMap(one -> one.answers().stream())
        .filter(answer -> answer.place().equals(statement.place()))
        .findFirst()
        .filter(answer -> answer.confirms() && answer.sha256().equals(statement.digest()))
        .isPresent();
  }

  private static <T> List<T> list(String file, TypeReference<List<T>> type) {
    try {
      List<T> read = YAML.readValue(text(file), type);
      return read == null ? List.of() : read;
    } catch (IOException e) {
      throw new InvalidConfirmation(file, "it is no list: " + e.getClass().getSimpleName());
    }
  }

  private static String text(String file) {
    try (InputStream in = Confirmations.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new InvalidConfirmation(file, "it is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + file, e);
    }
  }
}
