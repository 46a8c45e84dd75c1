package org.amaan.knowledge.confirmation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has confirmed on a day, of one version of a profile or a language's words.
 *
 * @param subject the profile's id, or {@code indicators.} and the language's tag
 * @param by their name, as in the list of reviewers
 * @param capacity in which they confirm, such as the bar that they are admitted to
 */
public record Confirmation(
    String subject,
    String version,
    String by,
    String capacity,
    LocalDate on,
    List<Answer> answers) {

  public Confirmation {
    answers = List.copyOf(answers);
  }

  /**
   * @param sha256 over the statement as it was answered
   * @param correction what it should say; null when it is confirmed
   */
  public record Answer(String place, String sha256, @Nullable String correction) {

    boolean confirms() {
      return correction == null;
    }

    /** The statement, and what somebody says of it. */
    public static Answer on(Reviewable statement, @Nullable String correction) {
      return new Answer(statement.place(), statement.digest(), correction);
    }
  }
}
