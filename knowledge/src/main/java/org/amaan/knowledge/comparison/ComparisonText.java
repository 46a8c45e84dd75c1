package org.amaan.knowledge.comparison;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.law.Definition;

/** Comparisons as a page of Markdown. */
public final class ComparisonText {

  private final StringBuilder out = new StringBuilder();

  private ComparisonText() {}

  public static String of(List<Comparison> countries) {
    ComparisonText text = new ComparisonText();
    text.line("# The law of each country beside the Protocol and the Declaration of Istanbul");
    text.line("");
    text.line(
        "Made from the legal profiles; a test compares it with them. `GET"
            + " /v1/legal-profiles/{id}/comparison` of case-service has the same as JSON.");
    text.line(
        (isConfirmedInPart(countries)
                ? "**Counsel has confirmed only what is marked so.**"
                : "**No counsel has confirmed any of it.**")
            + " An act covers, covers partly or does not cover an"
            + " element as far as the act was read; *unknown* where it was not. Each statement says how"
            + " far it was read.");
    countries.forEach(text::country);
    return text.out.toString();
  }

  private static boolean isConfirmedInPart(List<Comparison> countries) {
    return countries.stream()
        .flatMap(
            country ->
                Stream.concat(
                    country.statements().stream(),
                    country.acts().stream().flatMap(act -> act.statements().stream())))
        .anyMatch(ToldStatement::confirmedByCounsel);
  }

  private void country(Comparison country) {
    line("");
    line("## " + country.title());
    line("");
    line(
        "Profile `%s`, version %s, valid from %s."
            .formatted(
                country.legalProfile().id(),
                country.legalProfile().version(),
                country.validFrom()));
    country.standards().forEach(standard -> standard(country, standard));
    line("");
    line("### What is said of each act");
    country.acts().forEach(act -> act(country, act));
    line("");
    line("### Beside these acts");
    line("");
    country.statements().forEach(this::statement);
  }

  private void standard(Comparison country, Comparison.Standard standard) {
    List<Comparison.Act> acts =
        standard.elements().get(0).acts().stream()
            .map(covered -> find(country, covered.definition()))
            .toList();
    line("");
    line("### " + standard.instrument());
    line("");
    if (acts.isEmpty()) {
      line("No act of the country was found that could be compared with it.");
      return;
    }
    line(row(Stream.of("part", "element"), acts.stream().map(ComparisonText::heading)));
    line("|" + "---|".repeat(acts.size() + 2));
    for (Comparison.Element element : standard.elements()) {
      line(
          row(
              Stream.of(element.part(), element.name()),
              element.acts().stream()
                  .map(
                      covered ->
                          covered.covered().value().replace('-', ' ')
                              + (covered.covered() == CoveredBy.UNKNOWN
                                  ? ""
                                  : " (" + words(covered.statement().state().value()) + ")"))));
    }
  }

  private static Comparison.Act find(Comparison country, String definition) {
    return country.acts().stream()
        .filter(act -> act.definition().equals(definition))
        .findFirst()
        .orElseThrow();
  }

  private void act(Comparison country, Comparison.Act act) {
    line("");
    line("**" + act.title() + "** (" + standing(country, act) + ")");
    line("");
    line("Protects: %s. Applies: %s.".formatted(persons(act), territory(act)));
    line("");
    act.statements().forEach(this::statement);
  }

  private static String persons(Comparison.Act act) {
    return act.persons() == Definition.Persons.MINORS
        ? "**minors only**"
        : "nobody is left out by what was read";
  }

  private static String territory(Comparison.Act act) {
    if (act.crossBorderOnly() == null) {
      return "where was not read";
    }
    return act.crossBorderOnly() ? "**across borders only**" : "at home and across borders";
  }

  /** A reader of one column sees there whom and what its act leaves out. */
  private static String heading(Comparison.Act act) {
    String only =
        Stream.of(
                act.persons() == Definition.Persons.MINORS ? "minors only" : "",
                Boolean.TRUE.equals(act.crossBorderOnly()) ? "across borders only" : "")
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(", "));
    return only.isEmpty() ? act.title() : act.title() + " (" + only + ")";
  }

  private static String standing(Comparison country, Comparison.Act act) {
    return Stream.of(
            words(act.mark().value()),
            act.inForceFrom() == null ? "day in force not read" : "from " + act.inForceFrom(),
            act.repealedOn() == null ? "" : "repealed on " + act.repealedOn(),
            act.replacedBy() == null
                ? ""
                : "replaced by " + find(country, act.replacedBy()).title())
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private void statement(ToldStatement statement) {
    String mark =
        statement.mark() == null || statement.mark() == org.amaan.knowledge.law.Mark.IN_FORCE
            ? ""
            : ", " + words(statement.mark().value());
    line(
        "- %s%s: %s *%s%s; %s%s*"
            .formatted(
                words(statement.topic().value()),
                statement.article() == null ? "" : ", " + statement.article(),
                statement.says(),
                words(statement.state().value()),
                mark,
                statement.source().where(),
                statement.confirmedByCounsel() ? "; confirmed by counsel" : ""));
  }

  private static String row(Stream<String> first, Stream<String> rest) {
    return "| " + Stream.concat(first, rest).collect(Collectors.joining(" | ")) + " |";
  }

  private static String words(String value) {
    return value.replace('-', ' ');
  }

  private void line(String text) {
    out.append(text).append('\n');
  }
}
