package org.amaan.knowledge.assessment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.Offence.Rule;
import org.amaan.knowledge.assessment.Assessment.Basis;
import org.amaan.knowledge.assessment.Assessment.ReadAs;
import org.amaan.knowledge.assessment.Assessment.Sentence;
import org.amaan.knowledge.assessment.Assessment.Topic;

/**
 * Tells a reading of an offence, one sentence per thing there is to say, in the profile's order.
 */
final class Explanation {

  private final LegalProfile profile;
  private final Weighing weighing;
  private final List<Part> needs;
  private final ReadAs readAs;
  private final RecordedFindings file;
  private final Offence.Rules rules;
  private final List<Sentence> told = new ArrayList<>();

  Explanation(
      LegalProfile profile,
      Weighing weighing,
      List<Part> needs,
      ReadAs readAs,
      RecordedFindings file) {
    this.profile = profile;
    this.weighing = weighing;
    this.needs = needs;
    this.readAs = readAs;
    this.file = file;
    this.rules = weighing.offence().rules();
  }

  List<Sentence> sentences(Outcome outcome) {
    result(outcome);
    age();
    Set<Element> toldAlready = new HashSet<>();
    for (Element element : weighing.offence().elements()) {
      if (weighing.counts(element) && element.part() != Part.CONDITION) {
        counted(element, toldAlready);
      } else if (weighing.isHalfMet(element)) {
        halfMet(element, toldAlready);
      }
    }
    weighing.offence().elements().stream()
        .filter(element -> !toldAlready.contains(element))
        .filter(element -> weighing.finding(element) != null)
        .forEach(this::notCounted);
    needs.stream().filter(part -> !weighing.counts(part)).forEach(part -> missing(part, outcome));
    consent();
    if (outcome != Outcome.NOT_INDICATED) {
      say(Topic.WITHOUT_REMOVAL, rules.withoutRemoval());
    }
    return List.copyOf(told);
  }

  private void result(Outcome outcome) {
    String name = Words.capitalised(weighing.offence().name());
    String text =
        switch (outcome) {
          case ELEMENTS_MET_ON_RECORDED_INFORMATION ->
              name + ": the elements are met on the recorded information.";
          case POSSIBLE ->
              name
                  + ": possible; missing: "
                  + needs.stream()
                      .filter(part -> !weighing.counts(part))
                      .map(Part::value)
                      .collect(Collectors.joining(", "))
                  + ".";
          case NOT_INDICATED -> name + ": not indicated by the recorded information.";
        };
    say(Topic.RESULT, text + " " + neededParts(), rules.needs());
  }

  // What an adult's case needs does not belong into a child's reading.
  private String neededParts() {
    return readAs == ReadAs.CHILD
        ? "A child's case needs: "
            + needs.stream().map(Part::value).collect(Collectors.joining(", "))
            + "."
        : rules.needs().says();
  }

  private void age() {
    if (readAs == ReadAs.ANY_AGE) {
      return;
    }
    if (file.ageClass() == AgeClass.UNKNOWN) {
      String how =
          readAs == ReadAs.CHILD
              ? " This is the reading as a child, which holds until the age is known."
              : " This is the reading should the person turn out to be an adult.";
      Rule unknownAge = Objects.requireNonNull(rules.unknownAge());
      say(Topic.AGE, unknownAge.says() + how, unknownAge);
    }
    if (readAs == ReadAs.CHILD) {
      say(Topic.AGE, Objects.requireNonNull(rules.child()));
    }
  }

  private void counted(Element element, Set<Element> toldAlready) {
    List<Element> conditions =
        weighing.conditions(element).stream().filter(weighing::isFound).toList();
    StringBuilder text =
        new StringBuilder(Words.capitalised(element.name()))
            .append(" counts as ")
            .append(Words.article(element.part()))
            .append(": ")
            .append(weighing.value(element).inWords());
    for (Element condition : conditions) {
      text.append(", and ")
          .append(condition.name())
          .append(" beside it: ")
          .append(weighing.value(condition).inWords());
    }
    text.append('.');
    if (!needs.contains(element.part())) {
      text.append(" None is needed.");
    }
    List<Element> about = with(element, conditions);
    toldAlready.addAll(about);
    say(Topic.COUNTED, text.toString(), about, basis(element, element.source()));
  }

  private void halfMet(Element element, Set<Element> toldAlready) {
    Offence.NeedsAlso needed = Objects.requireNonNull(element.needsAlso());
    String others =
        weighing.companions(element).stream()
            .map(other -> other.name() + " is " + weighing.value(other).inWords())
            .collect(Collectors.joining(", "));
    List<Element> about = with(element, weighing.conditions(element));
    toldAlready.addAll(about);
    say(
        Topic.HALF_MET,
        "%s is half met and does not count: it is %s, while %s. %s"
            .formatted(
                Words.capitalised(element.name()),
                weighing.value(element).inWords(),
                others,
                needed.says()),
        about,
        basis(element, needed.source()));
  }

  private void notCounted(Element element) {
    if (weighing.value(element).counts() && weighing.saysNothing(element)) {
      say(
          Topic.PAYMENT_LAWFUL,
          "%s is %s and does not count. %s"
              .formatted(
                  Words.capitalised(element.name()),
                  weighing.value(element).inWords(),
                  profile.payment().says()),
          List.of(element),
          new Basis(
              profile.id(),
              profile.version(),
              null,
              null,
              List.of(profile.source(profile.payment().source())),
              null,
              null));
      return;
    }
    if (weighing.isNeedless(element)) {
      say(
          Topic.NOT_COUNTED,
          "%s is %s; a child's case does not need it."
              .formatted(Words.capitalised(element.name()), weighing.value(element).inWords()),
          List.of(element),
          basis(element, element.source()));
      return;
    }
    say(
        Topic.NOT_COUNTED,
        "%s does not count: %s."
            .formatted(Words.capitalised(element.name()), weighing.value(element).inWords()),
        List.of(element),
        basis(element, element.source()));
  }

  private void missing(Part part, Outcome outcome) {
    if (weighing.isSpokenAgainst(part)) {
      say(
          Topic.SPOKEN_AGAINST,
          "Nothing that could be %s is open any more: all of it was found contradicted or not"
                  .formatted(Words.article(part))
              + " indicated, or does not count here.",
          rules.needs());
    } else if (outcome == Outcome.POSSIBLE) {
      List<Element> open = weighing.openIn(part).distinct().toList();
      told.add(
          new Sentence(
              Topic.MISSING,
              "No %s counts yet. Open: %s."
                  .formatted(
                      part.value(),
                      open.stream().map(Element::name).collect(Collectors.joining("; "))),
              open.stream().map(Element::id).toList(),
              List.of(),
              List.of(),
              basis(rules.needs())));
    }
  }

  private void consent() {
    if (!file.consentMentioned()) {
      return;
    }
    boolean maybeChild = readAs == ReadAs.CHILD || file.ageClass() != AgeClass.ADULT;
    if (readAs == ReadAs.ANY_AGE) {
      say(Topic.CONSENT, mentioned(rules.consentOfAdult()), rules.consentOfAdult());
      if (maybeChild) {
        say(Topic.CONSENT, rules.consentOfChild());
      }
    } else if (readAs == ReadAs.CHILD) {
      say(Topic.CONSENT, mentioned(rules.consentOfChild()), rules.consentOfChild());
    } else if (!weighing.offence().needs().contains(Part.MEANS)) {
      say(Topic.CONSENT, mentioned(rules.consentOfAdult()), rules.consentOfAdult());
    } else {
      String here =
          weighing.counts(Part.MEANS)
              ? " One counts here, so the consent is irrelevant."
              : " None counts yet; the consent does not end the assessment.";
      say(Topic.CONSENT, mentioned(rules.consentOfAdult()) + here, rules.consentOfAdult());
    }
  }

  private static String mentioned(Rule rule) {
    return "The file mentions consent. " + rule.says();
  }

  private void say(Topic topic, Rule rule) {
    say(topic, rule.says(), rule);
  }

  private void say(Topic topic, String text, Rule rule) {
    told.add(new Sentence(topic, text, List.of(), List.of(), List.of(), basis(rule)));
  }

  private void say(Topic topic, String text, List<Element> about, Basis basis) {
    told.add(
        new Sentence(
            topic,
            text,
            about.stream().map(Element::id).toList(),
            links(about, Finding::observations),
            links(about, Finding::evidence),
            basis));
  }

  private List<UUID> links(List<Element> about, Function<Finding, List<UUID>> kind) {
    return about.stream()
        .map(weighing::finding)
        .filter(Objects::nonNull)
        .flatMap(finding -> kind.apply(finding).stream())
        .distinct()
        .toList();
  }

  private Basis basis(Rule rule) {
    return basis(rule.provision(), rule.source());
  }

  private Basis basis(Element element, String source) {
    return basis(element.provision(), source);
  }

  private Basis basis(String provisionId, String source) {
    Offence.Provision provision = weighing.offence().provision(provisionId);
    return new Basis(
        profile.id(),
        profile.version(),
        provision.instrument(),
        provision.article(),
        Stream.of(source, provision.source()).distinct().map(profile::source).toList(),
        null,
        null);
  }

  private static List<Element> with(Element element, List<Element> others) {
    return Stream.concat(Stream.of(element), others.stream()).toList();
  }
}
