package org.amaan.knowledge.review;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.amaan.knowledge.confirmation.Confirmation;
import org.amaan.knowledge.confirmation.Confirmation.Answer;
import org.amaan.knowledge.confirmation.Reviewable;
import org.jspecify.annotations.Nullable;

/** Takes a filled packet back: whole, or not at all. */
public final class TakePacket {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CORRECTION = 2_000;

  private final Packet packet;
  private final LocalDate today;
  private final List<String> problems = new ArrayList<>();

  private TakePacket(Packet packet, LocalDate today) {
    this.packet = packet;
    this.today = today;
  }

  /**
   * What its reviewer confirms, for them to sign.
   *
   * @throws InvalidPacket naming every place that cannot be taken
   */
  public static Confirmation confirmationOf(Packet packet, LocalDate today) {
    return new TakePacket(packet, today).confirmation();
  }

  private Confirmation confirmation() {
    Optional<Subject> subject = Subject.newest(packet.subject());
    if (subject.isEmpty()) {
      problems.add("subject: there is no profile and no language \"" + packet.subject() + "\".");
    } else if (!subject.get().version().equals(packet.version())) {
      problems.add(
          "version: the packet is of version %s, and the newest is %s; make a new packet."
              .formatted(packet.version(), subject.get().version()));
    }
    if (packet.made().isAfter(today)) {
      problems.add("made: %s is in the future; leave it as it was.".formatted(packet.made()));
    }
    refuse();
    Packet.By reviewer = Objects.requireNonNullElse(packet.reviewer(), new Packet.By("", "", ""));
    String name = line("reviewer.name", reviewer.name());
    String capacity = line("reviewer.capacity", reviewer.capacity());
    LocalDate on = day(reviewer.day());
    List<Answer> answers = answers(subject.orElseThrow());
    refuse();
    return new Confirmation(packet.subject(), packet.version(), name, capacity, on, answers);
  }

  private String line(String where, @Nullable String written) {
    String text = Objects.requireNonNullElse(written, "").strip();
    if (text.isEmpty() || text.length() > LONGEST_NAME) {
      problems.add(where + ": write between 1 and " + LONGEST_NAME + " characters.");
    }
    return text;
  }

  private LocalDate day(@Nullable String written) {
    try {
      LocalDate on = LocalDate.parse(Objects.requireNonNullElse(written, "").strip());
      if (on.isAfter(today) || on.isBefore(packet.made())) {
        problems.add(
            "reviewer.day: %s is not between the day the packet was made and today.".formatted(on));
      }
      return on;
    } catch (DateTimeException e) {
      problems.add("reviewer.day: write the day as 2026-12-31.");
      return today;
    }
  }

  private List<Answer> answers(Subject subject) {
    List<Answer> answers = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < packet.statements().size(); i++) {
      Packet.Entry entry = packet.statements().get(i);
      String where = "statements[%d] (%s)".formatted(i, entry.place());
      Optional<Reviewable> statement = subject.statement(String.valueOf(entry.place()));
      if (statement.isEmpty()) {
        problems.add(where + ": there is no such statement.");
      } else if (!seen.add(entry.place())) {
        problems.add(where + ": it stands there twice.");
      } else if (!isUnchanged(entry, statement.get())) {
        problems.add(
            where
                + ": what it says, what it is taken as or its source is not what the platform holds; write corrections"
                + " into \"correction\".");
      } else {
        answer(entry, statement.get(), where, answers);
      }
    }
    if (problems.isEmpty() && answers.isEmpty()) {
      problems.add("statements: none has an answer.");
    }
    return answers;
  }

  private void answer(
      Packet.Entry entry, Reviewable statement, String where, List<Answer> answers) {
    String correction = Objects.requireNonNullElse(entry.correction(), "").strip();
    switch (Objects.requireNonNullElse(entry.answer(), "").strip()) {
      case "" -> {
        if (!correction.isEmpty()) {
          problems.add(where + ": there is a correction; write corrected into \"answer\".");
        }
      }
      case "confirmed" -> {
        if (!correction.isEmpty()) {
          problems.add(where + ": it is confirmed, so it has no correction.");
        }
        answers.add(Answer.on(statement, null));
      }
      case "corrected" -> {
        if (correction.isEmpty() || correction.length() > LONGEST_CORRECTION) {
          problems.add(
              where
                  + ": write into \"correction\" what it should say, in at most 2,000 characters.");
        }
        answers.add(Answer.on(statement, correction));
      }
      default -> problems.add(where + ": \"answer\" is confirmed, corrected or empty.");
    }
  }

  private static boolean isUnchanged(Packet.Entry entry, Reviewable statement) {
    return statement.says().equals(entry.says())
        && Objects.equals(statement.takenAs(), entry.takenAs())
        && Objects.equals(statement.english(), entry.english())
        && statement.source().equals(entry.source());
  }

  private void refuse() {
    if (!problems.isEmpty()) {
      throw new InvalidPacket(problems);
    }
  }
}
