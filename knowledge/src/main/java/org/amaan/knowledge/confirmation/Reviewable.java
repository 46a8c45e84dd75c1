package org.amaan.knowledge.confirmation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * One statement that somebody can confirm.
 *
 * @param place where it stands in its profile or translation, such as {@code
 *     statements/ptpa-purpose}
 * @param says the statement
 * @param english what a translation translates; null for a statement about the law
 * @param source where it was found, and how far it was read
 * @param changes what follows once it is confirmed or corrected
 */
public record Reviewable(
    String place, String says, @Nullable String english, String source, String changes) {

  /** A text in another language, beside the English that it stands for. */
  public static Reviewable translation(String place, String says, String english) {
    return new Reviewable(
        place,
        says,
        english,
        "Our own translation.",
        "The text may be shown without the warning that nobody has reviewed it.");
  }

  /** Over all that was confirmed: after any change of it somebody has to confirm it again. */
  String digest() {
    String confirmed = String.join("\n", place, says, english == null ? "" : english, source);
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
