package org.amaan.knowledge.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.assessment.Assessment.Basis;
import org.amaan.knowledge.assessment.Assessment.ReadAs;
import org.amaan.knowledge.assessment.Assessment.Result;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Standing;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.TimeOfActs;

/** Where the definitions part: one sentence for each, beside each other. */
final class Differences {

  private final LegalProfile profile;
  private final List<Result> results;
  private final List<ReasonedResult> national;
  private final TimeOfActs time;
  private final List<Sentence> told = new ArrayList<>();

  Differences(
      LegalProfile profile, List<Result> results, List<ReasonedResult> national, TimeOfActs time) {
    this.profile = profile;
    this.results = results;
    this.national = national;
    this.time = time;
  }

  List<Sentence> sentences() {
    law();
    results.forEach(this::international);
    national.forEach(this::national);
    if (national.stream().anyMatch(reasoned -> mayBeCharged(reasoned.result()))) {
      beside(org.amaan.knowledge.law.Topic.CHARGED, Topic.CHARGED, "");
    }
    earlierLaw();
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
    tell(
        Topic.LAW_AT_THE_TIME,
        text + " What is known of it is what version " + profile.version() + " holds.",
        new Basis(profile.id(), profile.version(), null, null, List.of(), null, null));
  }

  private void international(Result result) {
    Offence offence = profile.offence(result.offence());
    Offence.Rule needs = offence.rules().needs();
    Offence.Provision provision = offence.provision(needs.provision());
    tell(
        Topic.DIFFERENCE,
        "By the %s: %s, %s."
            .formatted(
                provision.instrument(),
                result.name(),
                outcomes(
                    result.readings().stream()
                        .map(reading -> new Read(reading.readAs(), inWords(reading.outcome())))
                        .toList())),
        new Basis(
            profile.id(),
            profile.version(),
            provision.instrument(),
            provision.article(),
            List.of(profile.source(needs.source())),
            null,
            null));
  }

  private static String inWords(Outcome outcome) {
    return switch (outcome) {
      case ELEMENTS_MET_ON_RECORDED_INFORMATION ->
          "the elements are met on the recorded information";
      case POSSIBLE -> "possible";
      case NOT_INDICATED -> "not indicated by the recorded information";
    };
  }

  /** What a reading comes to, in words. */
  private record Read(ReadAs readAs, String outcome) {}

  /** Whoever may be a child or an adult is told both, where that makes a difference. */
  private static String outcomes(List<Read> readings) {
    if (readings.stream().map(Read::outcome).distinct().count() == 1) {
      return readings.get(0).outcome();
    }
    return readings.stream()
        .map(read -> as(read.readAs()) + ": " + read.outcome())
        .collect(Collectors.joining("; "));
  }

  private static String as(ReadAs readAs) {
    return readAs == ReadAs.CHILD ? "as a child" : "as an adult";
  }

  private void national(ReasonedResult reasoned) {
    DefinitionResult result = reasoned.result();
    Definition definition = profile.definition(result.definition()).orElseThrow();
    String under = "Under " + definition.name();
    String outcomes =
        outcomes(
            result.readings().stream()
                .map(
                    reading ->
                        new Read(
                            reading.readAs(), DefinitionExplanation.inWords(reading.outcome())))
                .toList());
    List<List<Sentence>> why = reasoned.reasons();
    if (isSameInEveryReading(result) && why.stream().distinct().count() == 1) {
      List<Sentence> reasons = why.get(0);
      if (reasons.isEmpty()) {
        tell(Topic.DIFFERENCE, under + ": " + outcomes + ".", first(result, Topic.RESULT).basis());
      } else {
        tell(under + ": " + outcomes + ". ", reasons.get(0));
        reasons.stream().skip(1).forEach(reason -> tell(under + " too: ", reason));
      }
    } else {
      tell(Topic.DIFFERENCE, under + ": " + outcomes + ".", first(result, Topic.RESULT).basis());
      for (int i = 0; i < result.readings().size(); i++) {
        String how = under + ", " + as(result.readings().get(i).readAs()) + ": ";
        why.get(i).forEach(reason -> tell(how, reason));
      }
    }
    Standing standing = result.standing();
    if (standing != Standing.IN_FORCE && !standing.isNoLaw()) {
      Sentence law = first(result, Topic.LAW_AT_THE_TIME);
      tell(Topic.LAW_AT_THE_TIME, law.text(), law.basis());
    }
    if (mayBeCharged(result)) {
      charged(definition);
    }
  }

  private static boolean isSameInEveryReading(DefinitionResult result) {
    return result.readings().stream().map(DefinitionResult.Reading::outcome).distinct().count()
        == 1;
  }

  private static Sentence first(DefinitionResult result, Topic topic) {
    return result.readings().get(0).explanation().stream()
        .filter(sentence -> sentence.topic() == topic)
        .findFirst()
        .orElseThrow();
  }

  private static boolean mayBeCharged(DefinitionResult result) {
    return result.readings().stream().anyMatch(reading -> mayBeCharged(reading.outcome()));
  }

  private static boolean mayBeCharged(DefinitionOutcome outcome) {
    return switch (outcome) {
      case POSSIBLE, CANNOT_BE_SAID, ELEMENTS_MET_ON_RECORDED_INFORMATION -> true;
      case NOT_IN_FORCE, NOT_COVERED, NOT_INDICATED -> false;
    };
  }

  /** Each rests on its own statement, which counsel confirms by itself. */
  private void charged(Definition definition) {
    definition
        .about(org.amaan.knowledge.law.Topic.CHARGED)
        .forEach(
            statement ->
                tell(
                    Topic.CHARGED,
                    "Under "
                        + definition.name()
                        + " it may be charged: "
                        + NationalBasis.toldAtTheEnd(statement),
                    NationalBasis.of(profile, definition, statement)));
  }

  /** Of acts before the law that is known: what stood then is not known, rather than nothing. */
  private void earlierLaw() {
    List<String> later =
        profile.definitions().stream()
            .filter(this::mayHaveHadAnEarlierLaw)
            .map(Definition::name)
            .toList();
    if (!later.isEmpty()) {
      beside(
          org.amaan.knowledge.law.Topic.EARLIER_LAW,
          Topic.LAW_AT_THE_TIME,
          "What happened before %s: ".formatted(Words.and(later)));
    }
  }

  private boolean mayHaveHadAnEarlierLaw(Definition definition) {
    return time.recorded()
        && definition.mayHaveBegunAfter(time.from())
        && profile.definitions().stream()
            .noneMatch(other -> definition.id().equals(other.validity().replacedBy()));
  }

  private void beside(org.amaan.knowledge.law.Topic about, Topic topic, String before) {
    profile.statements().stream()
        .filter(statement -> statement.topic() == about)
        .forEach(
            statement ->
                tell(
                    topic,
                    before + NationalBasis.told(null, statement, time),
                    NationalBasis.of(profile, statement)));
  }

  private void tell(String before, Sentence reason) {
    told.add(
        new Sentence(
            Topic.DIFFERENCE,
            before + reason.text(),
            reason.elements(),
            reason.observations(),
            reason.evidence(),
            reason.basis()));
  }

  private void tell(Topic topic, String text, Basis basis) {
    told.add(new Sentence(topic, text, List.of(), List.of(), List.of(), basis));
  }

  /** Only of acts under which something could be charged: of others the rule protects nobody. */
  private void nonPunishment(ReasonedResult reasoned) {
    DefinitionResult result = reasoned.result();
    if (result.outcome() == DefinitionOutcome.NOT_IN_FORCE) {
      return;
    }
    Definition definition = profile.definition(result.definition()).orElseThrow();
    List<String> others =
        definition.nonPunishment().doesNotReach().stream()
            .map(id -> profile.definition(id).orElseThrow().name())
            .toList();
    if (others.isEmpty()) {
      return;
    }
    Statement rule = definition.statement(definition.nonPunishment().statement());
    tell(
        Topic.NON_PUNISHMENT,
        "Non-punishment under %s does not reach a charge under %s. %s"
            .formatted(
                definition.name(), Words.or(others), NationalBasis.told(definition, rule, time)),
        NationalBasis.of(profile, definition, rule));
  }
}
