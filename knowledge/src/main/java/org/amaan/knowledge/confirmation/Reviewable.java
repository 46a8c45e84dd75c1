package org.amaan.knowledge.confirmation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement that somebody can confirm.
 *
 * @param place where it stands in its profile or translation, such as {@code
 *     statements/ptpa-purpose}
 * @param says the statement
 * @param takenAs what the platform takes from it and works with; null where it is the words alone
 * @param english what a translation translates; null for a statement about the law
 * @param source where it was found, and how far it was read
 * @param changes what depends on the statement
 */
public record Reviewable(
    String place,
    String says,
    @Nullable String takenAs,
    @Nullable String english,
    String source,
    String changes) {

  /** A text in another language, beside the English that it stands for. */
  public static Reviewable translation(String place, String says, String english) {
    return new Reviewable(
        place,
        says,
        null,
        english,
        "Our own translation.",
        "Whether the text is shown as reviewed (textReviewed).");
  }

  /** Over all that was confirmed: after any change of it somebody has to confirm it again. */
  String digest() {
    // The length in front of each part keeps a text from running over into the next.
    String confirmed =
        Stream.of(place, says, takenAs, english, source)
            .map(part -> part == null ? "-" : part.length() + ":" + part)
            .collect(Collectors.joining());
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(confirmed.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
