package org.amaan.knowledge.review;

import java.time.LocalDate;
import java.util.List;
import org.amaan.knowledge.confirmation.Reviewable;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer is given, and gives back filled in.
 *
 * @param subject a profile's id, or {@code indicators.} and a language's tag
 * @param made when; nothing but a help against a slip in the reviewer's day
 * @param reviewer who filled it in
 */
public record Packet(
    String subject, String version, LocalDate made, By reviewer, List<Entry> statements) {

  public Packet {
    statements = statements == null ? List.of() : List.copyOf(statements);
  }

  /** Nobody has answered yet. */
  public static Packet of(Subject subject, LocalDate today) {
    return new Packet(
        subject.name(),
        subject.version(),
        today,
        new By("", "", ""),
        subject.statements().stream().map(Packet::unanswered).toList());
  }

  private static Entry unanswered(Reviewable statement) {
    return new Entry(
        statement.place(),
        statement.says(),
        statement.takenAs(),
        statement.english(),
        statement.source(),
        statement.changes(),
        "",
        "");
  }

  /**
   * @param day such as {@code 2026-12-02}
   */
  public record By(@Nullable String name, @Nullable String capacity, @Nullable String day) {}

  /**
   * @param takenAs what the platform takes from the statement; it is confirmed with it
   * @param answer {@code confirmed}, {@code corrected}, or empty for what was not checked
   * @param correction what it should say
   */
  public record Entry(
      String place,
      @Nullable String says,
      @Nullable String takenAs,
      @Nullable String english,
      @Nullable String source,
      @Nullable String changes,
      @Nullable String answer,
      @Nullable String correction) {}
}
