package org.amaan.knowledge.assessment;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.assessment.Assessment.Basis;
import org.amaan.knowledge.assessment.Assessment.Reading;
import org.amaan.knowledge.assessment.Assessment.Result;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.confirmation.Confirmations;
import org.amaan.knowledge.law.State;
import org.amaan.knowledge.law.Statement;

/**
 * An assessment as a person reads it: plain text, one numbered sentence after another, each with
 * its reasons, links and law, the sources at the end. It contains the reasons, so it is as
 * sensitive as they are.
 */
public final class AssessmentText {

  private final LegalProfile profile;
  private final Map<String, Finding> findings;
  private final CounselsView counsel;
  private final Map<String, Integer> sources = new LinkedHashMap<>();
  private final Set<String> withoutState = new HashSet<>();
  private final StringBuilder out = new StringBuilder();

  private AssessmentText(
      LegalProfile profile, Map<String, Finding> findings, CounselsView counsel) {
    this.profile = profile;
    this.findings = findings;
    this.counsel = counsel;
  }

  /** Evaluates and prints; the same refusals as {@link OffenceEvaluator#evaluate}. */
  public static String of(LegalProfile profile, RecordedFindings file) {
    return of(profile, OffenceEvaluator.evaluate(profile, file), file.findings());
  }

  /**
   * Prints what was assessed before, as it was.
   *
   * @param profile of the assessment
   * @param findings that it is of, with what is to stand in the place of each reason
   */
  public static String of(LegalProfile profile, Assessment assessment, List<Finding> findings) {
    return of(profile, assessment, findings, Confirmations.current());
  }

  /**
   * The same, by what somebody has confirmed.
   *
   * @param confirmations by which a sentence rests on confirmed statements, or does not
   */
  static String of(
      LegalProfile profile,
      Assessment assessment,
      List<Finding> findings,
      Confirmations confirmations) {
    AssessmentText text =
        new AssessmentText(
            profile,
            findings.stream().collect(Collectors.toMap(Finding::element, Function.identity())),
            CounselsView.of(profile, confirmations));
    text.print(assessment);
    return text.out.toString();
  }

  private void print(Assessment assessment) {
    line("OFFENCE ASSESSMENT");
    line(
        "By the legal profile "
            + profile.title()
            + " ("
            + profile.id()
            + ", version "
            + profile.version()
            + "), "
            + whatCounselConfirmed(assessment));
    line("Age: " + assessment.ageClass().value() + ".");
    line("It says what the findings come to. It is no decision; the prosecutor decides.");
    if (!assessment.differences().isEmpty()) {
      line("");
      line("WHERE THE DEFINITIONS PART");
      sentences(assessment.differences());
    }
    for (Result result : assessment.results()) {
      print(result);
    }
    assessment.definitions().forEach(this::print);
    others(assessment);
    line("");
    line("SOURCES");
    sources.forEach((id, number) -> line(source(number, profile.source(id))));
  }

  private String whatCounselConfirmed(Assessment assessment) {
    if (assessment.confirmedByCounsel()) {
      return "confirmed by counsel.";
    }
    return counsel.hasConfirmedSome()
        ? "of which counsel has confirmed a part. Sentences that rest on the rest are marked \"not"
            + " confirmed by counsel\"."
        : "which no counsel has confirmed.";
  }

  private void print(Result result) {
    line("");
    line(result.name().toUpperCase(Locale.ROOT));
    for (Reading reading : result.readings()) {
      if (result.readings().size() > 1) {
        line("");
        line("Read as " + (reading.readAs() == Assessment.ReadAs.CHILD ? "a child" : "an adult"));
      }
      sentences(reading.explanation());
    }
    Offence offence = profile.offence(result.offence());
    if (offence.nationalLaw().isEmpty() && profile.definitions().isEmpty()) {
      line("National law: not read; to be checked.");
    }
    for (Offence.NationalLaw law : offence.nationalLaw()) {
      line("National law: " + law.instrument() + ". " + law.says() + " " + mark(law.source()));
    }
    for (Offence.Penalty penalty : offence.penalties()) {
      line("Penalty, as a source says it: " + penalty.says() + " " + mark(penalty.source()));
    }
  }

  private void print(DefinitionResult result) {
    line("");
    line(result.title().toUpperCase(Locale.ROOT));
    for (DefinitionResult.Reading reading : result.readings()) {
      if (result.readings().size() > 1) {
        line("");
        line("Read as " + (reading.readAs() == Assessment.ReadAs.CHILD ? "a child" : "an adult"));
      }
      sentences(reading.explanation());
    }
  }

  private void others(Assessment assessment) {
    if (profile.statements().isEmpty()) {
      return;
    }
    line("");
    line("WHAT ELSE IS KNOWN OF THE COUNTRY'S LAW");
    for (Statement statement : profile.statements()) {
      line(
          "%s %s"
                  .formatted(
                      NationalBasis.told(null, statement, assessment.time()), state(statement))
              + number(statement.source()));
    }
  }

  private void sentences(List<Sentence> explanation) {
    int number = 1;
    for (Sentence sentence : explanation) {
      line("%2d. %s%s".formatted(number++, sentence.text(), counselsMark(sentence)));
      print(sentence);
    }
  }

  // Where nothing is confirmed the head of the page says so.
  private String counselsMark(Sentence sentence) {
    return counsel.hasConfirmedSome() && !counsel.confirms(sentence)
        ? " (not confirmed by counsel)"
        : "";
  }

  private void print(Sentence sentence) {
    // Where the definitions part is told of what is reasoned below.
    if (sentence.topic() == Assessment.Topic.DIFFERENCE) {
      line("      Law: " + law(sentence.basis()));
      return;
    }
    sentence.elements().stream()
        .filter(element -> sentence.topic() != Assessment.Topic.MISSING)
        .map(findings::get)
        .filter(Objects::nonNull)
        .forEach(
            finding ->
                line(
                    "      Reason%s: %s"
                        .formatted(
                            sentence.elements().size() > 1 ? " (" + finding.element() + ")" : "",
                            inOneLine(finding.reason()))));
    links("Observations", sentence.observations());
    links("Evidence", sentence.evidence());
    line("      Law: " + law(sentence.basis()));
  }

  private void links(String what, List<UUID> ids) {
    if (!ids.isEmpty()) {
      line(
          "      "
              + what
              + ": "
              + ids.stream().map(UUID::toString).collect(Collectors.joining(", ")));
    }
  }

  private String law(Basis basis) {
    String where =
        basis.instrument() == null
            ? "profile " + basis.profile() + " " + basis.profileVersion()
            : basis.instrument() + article(basis);
    return where
        + (basis.state() == null ? "" : ", " + basis.state().value().replace('-', ' '))
        + (basis.sources().isEmpty() ? "" : " ")
        + basis.sources().stream()
            .map(LegalProfile.Source::id)
            .map(basis.state() == null ? this::mark : this::number)
            .collect(Collectors.joining());
  }

  // An act of a country is cited with its own word: a section, an article.
  private static String article(Basis basis) {
    if (basis.article() == null) {
      return "";
    }
    return (basis.statement() == null ? ", article " : ", ") + basis.article();
  }

  /** Whoever is told no state of the statement reads in the list how far its source was read. */
  private String mark(String sourceId) {
    withoutState.add(sourceId);
    return number(sourceId);
  }

  private String number(String sourceId) {
    return "[" + sources.computeIfAbsent(sourceId, id -> sources.size() + 1) + "]";
  }

  private String source(int number, LegalProfile.Source source) {
    return "[%d] %s%s"
        .formatted(
            number,
            source.where(),
            withoutState.contains(source.id())
                ? " (" + source.status().replace('-', ' ') + ")"
                : "");
  }

  /** Where the words of the statement do not say it. */
  private static String state(Statement statement) {
    return statement.state() == State.READ ? "(read) " : "";
  }

  /**
   * Somebody's words as they may stand in a printout: with lines or a direction of their own they
   * could pass for a sentence of the assessment.
   */
  public static String inOneLine(String words) {
    return words.replaceAll("[\\s\\p{Cc}\\p{Z}\\u202A-\\u202E\\u2066-\\u2069]+", " ").strip();
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
