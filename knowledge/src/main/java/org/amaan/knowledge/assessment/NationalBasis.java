package org.amaan.knowledge.assessment;

import java.util.List;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.assessment.Assessment.Basis;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.LawDate;
import org.amaan.knowledge.law.Mark;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.TimeOfActs;
import org.amaan.knowledge.law.Topic;
import org.jspecify.annotations.Nullable;

/** What sentences about an act of the country rest on, and how such a statement is told. */
final class NationalBasis {

  private NationalBasis() {}

  static Basis of(LegalProfile profile, Definition definition, Statement statement) {
    return new Basis(
        profile.id(),
        profile.version(),
        definition.title(),
        statement.article(),
        List.of(profile.source(statement.source())),
        statement.id(),
        statement.state());
  }

  /** Of a statement beside the acts. */
  static Basis of(LegalProfile profile, Statement statement) {
    return new Basis(
        profile.id(),
        profile.version(),
        null,
        statement.article(),
        List.of(profile.source(statement.source())),
        statement.id(),
        statement.state());
  }

  /**
   * The statement, and in front of it what keeps it from being plain law.
   *
   * @param definition null for a statement beside the acts
   * @param time null where nothing was assessed by its law
   */
  static String told(
      @Nullable Definition definition, Statement statement, @Nullable TimeOfActs time) {
    return Stream.of(mark(statement), notYet(statement, time), state(statement))
            .filter(words -> !words.isEmpty())
            .reduce((one, other) -> one + " " + other)
            .map(words -> words + " ")
            .orElse("")
        + since(definition, statement);
  }

  /** The same at the end of a sentence that has begun. */
  static String toldAtTheEnd(Statement statement) {
    String says = statement.says().replaceAll("\\.$", "");
    return says + " (" + statement.state().value().replace('-', ' ') + ").";
  }

  // What says how an act stands needs no mark, and what was not found or not noted says so itself.
  private static String mark(Statement statement) {
    if (statement.topic() == Topic.STANDING) {
      return "";
    }
    if (statement.mark() == Mark.BILL) {
      return "Not seen to be law (bill):";
    }
    return statement.mark() == Mark.REPEALED ? "Repealed on " + statement.repealedOn() + ":" : "";
  }

  private static String notYet(Statement statement, @Nullable TimeOfActs time) {
    LawDate since = statement.inForceFrom();
    return since != null && time != null && time.recorded() && time.to().isBefore(since.earliest())
        ? "Not yet in force at the time of the acts:"
        : "";
  }

  // Since when the act itself is law is told once, in its own sentence.
  private static String since(@Nullable Definition definition, Statement statement) {
    LawDate since = statement.inForceFrom();
    boolean isOfTheAct =
        definition != null && since != null && since.equals(definition.validity().inForceFrom());
    return since == null || isOfTheAct
        ? statement.says()
        : statement.says().replaceAll("\\.$", "") + " (since " + since + ").";
  }

  private static String state(Statement statement) {
    return switch (statement.state()) {
      case READ, NOT_FOUND, NOT_NOTED, NOT_LOOKED_FOR -> "";
      case SEEN_IN_PART -> "Seen in part:";
      case DISPUTED -> "Disputed:";
      case GENERAL_KNOWLEDGE -> "Not read, general knowledge:";
      case OWN_RULE -> "Own rule:";
    };
  }
}
