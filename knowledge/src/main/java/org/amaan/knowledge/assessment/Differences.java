package org.amaan.knowledge.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.assessment.Assessment.Basis;
import org.amaan.knowledge.assessment.Assessment.Result;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.TimeOfActs;

/** Where the definitions part: one sentence for each, beside each other. */
final class Differences {

  private final LegalProfile profile;
  private final List<Result> results;
  private final List<DefinitionResult> national;
  private final TimeOfActs time;
  private final List<Sentence> told = new ArrayList<>();

  Differences(
      LegalProfile profile,
      List<Result> results,
      List<DefinitionResult> national,
      TimeOfActs time) {
    this.profile = profile;
    this.results = results;
    this.national = national;
    this.time = time;
  }

  List<Sentence> sentences() {
    law();
    results.forEach(this::international);
    national.forEach(this::national);
    national.forEach(this::nonPunishment);
    return List.copyOf(told);
  }

  private void law() {
    String text =
        time.recorded()
            ? "Each act of the country is applied as it was at the time of the acts, %s."
                .formatted(time.inWords())
            : ("When the acts happened is not recorded, so each act of the country is applied as it"
                    + " was on %s; record the time of the acts, since an act applies to what happened"
                    + " while it was in force.")
                .formatted(time.inWords());
    told.add(
        new Sentence(
            Topic.LAW_AT_THE_TIME,
            text + " What is known of it is what version " + profile.version() + " holds.",
            List.of(),
            List.of(),
            List.of(),
            new Basis(profile.id(), profile.version(), null, null, List.of(), null, null)));
  }

  private void international(Result result) {
    Offence offence = profile.offence(result.offence());
    Offence.Rule needs = offence.rules().needs();
    Offence.Provision provision = offence.provision(needs.provision());
    told.add(
        new Sentence(
            Topic.DIFFERENCE,
            "By the %s: %s, %s."
                .formatted(
                    provision.instrument(),
                    result.name(),
                    switch (result.outcome()) {
                      case ELEMENTS_MET_ON_RECORDED_INFORMATION ->
                          "the elements are met on the recorded information";
                      case POSSIBLE -> "possible";
                      case NOT_INDICATED -> "not indicated by the recorded information";
                    }),
            List.of(),
            List.of(),
            List.of(),
            new Basis(
                profile.id(),
                profile.version(),
                provision.instrument(),
                provision.article(),
                List.of(profile.source(needs.source())),
                null,
                null)));
  }

  private void national(DefinitionResult result) {
    Definition definition = profile.definition(result.definition()).orElseThrow();
    Sentence why = reason(result);
    told.add(
        new Sentence(
            Topic.DIFFERENCE,
            "Under %s: %s".formatted(definition.name(), text(definition, result, why)),
            why.elements(),
            why.observations(),
            why.evidence(),
            why.basis()));
  }

  private static String text(Definition definition, DefinitionResult result, Sentence why) {
    String outcome = DefinitionExplanation.inWords(result.outcome()) + ". ";
    return switch (result.outcome()) {
      case NOT_IN_FORCE, NOT_COVERED -> outcome + why.text();
      case CANNOT_BE_SAID -> outcome + why.text() + charged(definition);
      case NOT_INDICATED -> outcome.strip();
      case POSSIBLE, ELEMENTS_MET_ON_RECORDED_INFORMATION -> outcome.strip() + charged(definition);
    };
  }

  private static String charged(Definition definition) {
    return definition.about(org.amaan.knowledge.law.Topic.CHARGED).stream()
        .map(statement -> " It may be charged: " + NationalBasis.toldAtTheEnd(statement))
        .collect(Collectors.joining());
  }

  /** The sentence of the first reading that says most about its outcome. */
  private static Sentence reason(DefinitionResult result) {
    List<Sentence> explanation = result.readings().get(0).explanation();
    List<Topic> telling =
        switch (result.outcome()) {
          case NOT_IN_FORCE -> List.of(Topic.LAW_AT_THE_TIME);
          case NOT_COVERED -> List.of(Topic.NOT_NAMED, Topic.AGE);
          case CANNOT_BE_SAID -> List.of(Topic.PARTLY_NAMED, Topic.NOT_READ, Topic.TERRITORY);
          case NOT_INDICATED, POSSIBLE, ELEMENTS_MET_ON_RECORDED_INFORMATION ->
              List.of(Topic.RESULT);
        };
    return telling.stream()
        .flatMap(topic -> explanation.stream().filter(sentence -> sentence.topic() == topic))
        .findFirst()
        .orElse(explanation.get(0));
  }

  /** Only of acts under which something could be charged: of others the rule protects nobody. */
  private void nonPunishment(DefinitionResult result) {
    if (result.outcome() == DefinitionOutcome.NOT_IN_FORCE) {
      return;
    }
    Definition definition = profile.definition(result.definition()).orElseThrow();
    String others =
        definition.nonPunishment().doesNotReach().stream()
            .map(id -> profile.definition(id).orElseThrow().name())
            .collect(Collectors.joining(", "));
    if (others.isEmpty()) {
      return;
    }
    Statement rule =
        Objects.requireNonNull(definition.statement(definition.nonPunishment().statement()));
    told.add(
        new Sentence(
            Topic.NON_PUNISHMENT,
            "Non-punishment under %s does not reach a charge under %s. %s"
                .formatted(definition.name(), others, NationalBasis.told(rule)),
            List.of(),
            List.of(),
            List.of(),
            NationalBasis.of(profile, definition, rule)));
  }
}
