package org.amaan.knowledge.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.DefinitionWeighing.Filled;
import org.amaan.knowledge.law.Coverage;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Definition.Named;
import org.amaan.knowledge.law.Standing;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.TimeOfActs;
import org.amaan.knowledge.law.Topic;

/** Tells what the findings come to by one act of the country, and which of its words say so. */
final class DefinitionExplanation {

  private final LegalProfile profile;
  private final DefinitionWeighing weighing;
  private final Definition definition;
  private final TimeOfActs time;
  private final List<Sentence> told = new ArrayList<>();
  private final List<Sentence> decisive = new ArrayList<>();

  DefinitionExplanation(LegalProfile profile, DefinitionWeighing weighing, TimeOfActs time) {
    this.profile = profile;
    this.weighing = weighing;
    this.definition = weighing.definition();
    this.time = time;
  }

  List<Sentence> sentences() {
    DefinitionOutcome outcome = weighing.outcome();
    Statement validity = definition.statement(definition.validity().statement());
    say(Assessment.Topic.RESULT, definition.title() + ": " + inWords(outcome) + ".", validity);
    say(
        Assessment.Topic.LAW_AT_THE_TIME,
        standing(definition, weighing.standing(), time) + " " + told(validity),
        validity);
    if (outcome == DefinitionOutcome.NOT_IN_FORCE) {
      decisive.add(newest());
      return List.copyOf(told);
    }
    age();
    if (weighing.isUnread()) {
      notRead();
    } else {
      weighing.needs().forEach(this::part);
    }
    territory();
    about(Topic.CHARGED, Assessment.Topic.CHARGED);
    about(Topic.INVESTIGATION, Assessment.Topic.INVESTIGATION);
    Statement rule = definition.statement(definition.nonPunishment().statement());
    say(Assessment.Topic.NON_PUNISHMENT, told(rule), rule);
    about(Topic.PENALTY, Assessment.Topic.PENALTY);
    return List.copyOf(told);
  }

  static String inWords(DefinitionOutcome outcome) {
    return switch (outcome) {
      case NOT_IN_FORCE -> "no law at the time of the acts";
      case NOT_COVERED -> "not met by this act, which does not cover it as far as it was read";
      case NOT_INDICATED -> "not indicated by the recorded information";
      case POSSIBLE -> "possible";
      case CANNOT_BE_SAID -> "cannot be said from what was read of it";
      case ELEMENTS_MET_ON_RECORDED_INFORMATION ->
          "the elements are met on the recorded information";
    };
  }

  /**
   * Of the sentences those that say why the act is not met, or why that cannot be said; told only
   * after {@link #sentences}.
   */
  List<Sentence> decisive() {
    return List.copyOf(decisive);
  }

  private static String standing(Definition definition, Standing standing, TimeOfActs time) {
    Definition.Validity validity = definition.validity();
    String name = Words.capitalised(definition.name());
    String when = time.recorded() ? "at the time of the acts" : "on " + time.inWords();
    if (!time.recorded() && standing == Standing.NOT_KNOWN) {
      Standing thatDay = definition.within(time);
      if (thatDay == Standing.REPEALED || thatDay == Standing.NOT_YET_IN_FORCE) {
        return "%s is %s. The time of the acts decides whether it applies to them, and it is not recorded."
            .formatted(
                name,
                thatDay == Standing.REPEALED
                    ? "no law any more %s (repealed on %s)".formatted(when, validity.repealedOn())
                    : "not yet law %s (%s)".formatted(when, begin(validity)));
      }
    }
    return switch (standing) {
      case IN_FORCE ->
          "%s was in force %s (since %s).".formatted(name, when, validity.inForceFrom());
      case IN_FORCE_DAY_NOT_READ ->
          "%s had been made before; the day on which it came into force was not read."
              .formatted(name);
      case PART_OF_THE_TIME ->
          "%s was in force for a part of the time of the acts only%s%s%s."
              .formatted(
                  name,
                  validity.inForceFrom() == null ? "" : ", from " + validity.inForceFrom(),
                  validity.repealedOn() == null
                      ? ""
                      : ", until its repeal on " + validity.repealedOn(),
                  validity.inForceFrom() == null
                      ? " (the day on which it came into force was not read)"
                      : "");
      case NOT_KNOWN ->
          "Whether %s was in force %s cannot be said from what was read."
              .formatted(definition.name(), when);
      case NOT_YET_IN_FORCE ->
          "%s was not yet in force %s (%s).".formatted(name, when, begin(validity));
      case REPEALED ->
          "%s was no law any more %s (repealed on %s)."
              .formatted(name, when, validity.repealedOn());
      case BILL -> "%s was not seen to be law: a bill.".formatted(name);
    };
  }

  private static String begin(Definition.Validity validity) {
    return validity.inForceFrom() == null
        ? "made in " + validity.made()
        : "since " + validity.inForceFrom();
  }

  private void age() {
    if (weighing.protectsOthersOnly()) {
      Statement child = definition.statement(definition.child().statement());
      say(
          Assessment.Topic.AGE,
          Words.capitalised(definition.name()) + " protects minors only. " + told(child),
          child);
      decisive.add(newest());
    } else if (weighing.isOfAChild()) {
      Statement child = definition.statement(definition.child().statement());
      say(Assessment.Topic.AGE, told(child), child);
    }
  }

  /** Told once where nothing was found that the act might name, and not part by part. */
  private void notRead() {
    List<Part> parts = weighing.needs();
    if (parts.stream()
        .anyMatch(part -> weighing.found(part, Coverage.UNKNOWN).findAny().isPresent())) {
      parts.forEach(this::part);
    } else {
      Statement statement = definition.statement(definition.elements().get(0).statement());
      say(
          Assessment.Topic.NOT_READ,
          "What %s names was not read. %s".formatted(definition.name(), told(statement)),
          statement);
      if (weighing.outcome() == DefinitionOutcome.CANNOT_BE_SAID) {
        decisive.add(newest());
      }
    }
  }

  private void part(Part part) {
    foundIn(part);
    Filled filled = weighing.filled(part);
    if (filled != Filled.BY_WHAT_IT_NAMES && filled != Filled.PERHAPS) {
      unfilled(part, filled);
    }
  }

  private void foundIn(Part part) {
    for (Coverage how : Coverage.values()) {
      Map<String, List<Element>> byStatement =
          weighing
              .found(part, how)
              .collect(
                  Collectors.groupingBy(
                      element -> definition.named(element.id()).statement(),
                      LinkedHashMap::new,
                      Collectors.toList()));
      byStatement.forEach((statement, found) -> found(part, how, found, statement));
    }
  }

  private void found(Part part, Coverage how, List<Element> found, String statementId) {
    Statement statement = definition.statement(statementId);
    String names = Words.capitalised(Words.and(names(found)));
    String is = found.size() == 1 ? "is" : "are";
    String name = definition.name();
    String text =
        switch (how) {
          case NAMED ->
              "%s %s found; %s names %s as %s."
                  .formatted(
                      names, is, name, found.size() == 1 ? "it" : "them", Words.article(part));
          case PARTLY ->
              "%s %s found; whether what %s names covers %s is for counsel."
                  .formatted(names, is, name, found.size() == 1 ? "it" : "them");
          case NOT_NAMED ->
              "%s %s found, but %s does not name %s."
                  .formatted(names, is, name, found.size() == 1 ? "it" : "them");
          case UNKNOWN ->
              "%s %s found; whether %s names %s was not read."
                  .formatted(names, is, name, found.size() == 1 ? "it" : "them");
        };
    Assessment.Topic topic =
        switch (how) {
          case NAMED -> Assessment.Topic.COUNTED;
          case PARTLY -> Assessment.Topic.PARTLY_NAMED;
          case NOT_NAMED -> Assessment.Topic.NOT_NAMED;
          case UNKNOWN -> Assessment.Topic.NOT_READ;
        };
    say(topic, text + " " + told(statement), statement, found);
    if (isDecisive(part, how)) {
      decisive.add(newest());
    }
  }

  /** By it the part never counts, or it cannot be said whether it does. */
  private boolean isDecisive(Part part, Coverage how) {
    return switch (weighing.filled(part)) {
      case NEVER ->
          weighing.outcome() == DefinitionOutcome.NOT_COVERED && how == Coverage.NOT_NAMED;
      case PERHAPS, NOT_READ ->
          weighing.outcome() == DefinitionOutcome.CANNOT_BE_SAID
              && (how == Coverage.PARTLY || how == Coverage.UNKNOWN);
      case BY_WHAT_IT_NAMES, NOT_YET, NOT_ANY_MORE -> false;
    };
  }

  private void unfilled(Part part, Filled filled) {
    List<Element> elements = weighing.weighing().of(part).toList();
    Named first =
        elements.stream()
            .map(element -> definition.named(element.id()))
            .filter(group -> filled != Filled.NOT_READ || group.named() == Coverage.UNKNOWN)
            .findFirst()
            .orElseGet(() -> definition.named(elements.get(0).id()));
    Statement statement = definition.statement(first.statement());
    switch (filled) {
      case NEVER -> {
        if (weighing.found(part, Coverage.NOT_NAMED).findAny().isEmpty()) {
          say(
              Assessment.Topic.NOT_NAMED,
              "%s names nothing that is %s for the removal of organs. %s"
                  .formatted(
                      Words.capitalised(definition.name()), Words.article(part), told(statement)),
              statement);
          if (weighing.outcome() == DefinitionOutcome.NOT_COVERED) {
            decisive.add(newest());
          }
        }
      }
      case NOT_READ -> {
        say(
            Assessment.Topic.NOT_READ,
            "Whether %s asks for %s, and for which, was not read. %s"
                .formatted(definition.name(), Words.article(part), told(statement)),
            statement);
        if (weighing.outcome() == DefinitionOutcome.CANNOT_BE_SAID) {
          decisive.add(newest());
        }
      }
      case NOT_YET -> say(Assessment.Topic.MISSING, open(part), statement);
      case NOT_ANY_MORE ->
          say(
              Assessment.Topic.SPOKEN_AGAINST,
              "Nothing that %s names as %s is open any more."
                  .formatted(definition.name(), Words.article(part)),
              statement);
      case BY_WHAT_IT_NAMES, PERHAPS -> throw new IllegalStateException(filled.name());
    }
  }

  private String open(Part part) {
    List<String> named = names(weighing.open(part, Coverage.NAMED, Coverage.PARTLY));
    List<String> notRead = names(weighing.open(part, Coverage.UNKNOWN));
    return "Nothing that %s names as %s counts yet%s%s."
        .formatted(
            definition.name(),
            Words.article(part),
            named.isEmpty() ? "" : ". Open: " + String.join("; ", named),
            notRead.isEmpty() ? "" : ". Whether it names " + Words.or(notRead) + " was not read");
  }

  private void territory() {
    Statement statement = definition.statement(definition.territory().statement());
    String border =
        weighing.appliesAcrossBordersOnly()
            ? " Whether a border was crossed is not among the findings."
            : "";
    say(Assessment.Topic.TERRITORY, told(statement) + border, statement);
    if (weighing.appliesAcrossBordersOnly()
        && decisive.isEmpty()
        && weighing.outcome() == DefinitionOutcome.CANNOT_BE_SAID) {
      decisive.add(newest());
    }
  }

  private void about(Topic about, Assessment.Topic topic) {
    definition.about(about).forEach(statement -> say(topic, told(statement), statement));
  }

  private void say(Assessment.Topic topic, String text, Statement statement) {
    say(topic, text, statement, List.of());
  }

  private void say(
      Assessment.Topic topic, String text, Statement statement, List<Element> elements) {
    told.add(
        new Sentence(
            topic,
            text,
            elements.stream().map(Element::id).toList(),
            links(elements, Finding::observations),
            links(elements, Finding::evidence),
            NationalBasis.of(profile, definition, statement)));
  }

  private List<UUID> links(List<Element> elements, Function<Finding, List<UUID>> kind) {
    return elements.stream()
        .map(element -> weighing.weighing().finding(element))
        .filter(Objects::nonNull)
        .flatMap(finding -> kind.apply(finding).stream())
        .distinct()
        .toList();
  }

  private String told(Statement statement) {
    return NationalBasis.told(definition, statement, time);
  }

  private Sentence newest() {
    return told.get(told.size() - 1);
  }

  private static List<String> names(List<Element> elements) {
    return elements.stream().map(Element::name).toList();
  }
}
