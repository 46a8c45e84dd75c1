package org.amaan.knowledge.confirmation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.LawDate;
import org.amaan.knowledge.law.Statement;
import org.amaan.knowledge.law.Topic;
import org.jspecify.annotations.Nullable;

/** The statements about one act of the country, each with what the platform takes from it. */
final class ActStatements {

  private final LegalProfile profile;
  private final Definition act;

  ActStatements(LegalProfile profile, Definition act) {
    this.profile = profile;
    this.act = act;
  }

  List<Reviewable> all() {
    return act.statements().stream()
        .map(
            statement ->
                reviewable(profile, statement, act.title(), facts(statement), changes(statement)))
        .toList();
  }

  /**
   * A statement about national law.
   *
   * @param about the act that it is about, or the country
   * @param facts what is computed from it
   */
  static Reviewable reviewable(
      LegalProfile profile, Statement statement, String about, List<String> facts, String changes) {
    LegalProfile.Source source = profile.source(statement.source());
    return new Reviewable(
        "statements/" + statement.id(),
        (statement.article() == null ? "" : statement.article() + ": ") + statement.says(),
        Stream.of(
                Stream.of(about, statement.topic().value().replace('-', ' ')),
                dates("", null, statement.inForceFrom(), statement.repealedOn()).stream(),
                facts.stream())
            .flatMap(parts -> parts)
            .collect(Collectors.joining("; ")),
        null,
        "%s (%s%s)"
            .formatted(
                source.where(),
                statement.state().value().replace('-', ' '),
                statement.mark() == null ? "" : "; " + statement.mark().value().replace('-', ' ')),
        changes);
  }

  private String changes(Statement statement) {
    String id = statement.id();
    boolean decides =
        act.validity().statement().equals(id)
            || act.child().statement().equals(id)
            || act.territory().statement().equals(id)
            || act.elements().stream().anyMatch(group -> group.statement().equals(id));
    if (decides) {
      return "The result by " + act.name() + ", and what is said of it.";
    }
    return act.nonPunishment().statement().equals(id)
        ? "Which charges are said to be reached by the rule of %s; not the result."
            .formatted(act.name())
        : "What is said beside the result by %s; not the result.".formatted(act.name());
  }

  private List<String> facts(Statement statement) {
    String id = statement.id();
    List<String> facts = new ArrayList<>();
    if (act.validity().statement().equals(id)) {
      facts.addAll(standing());
    }
    act.elements().stream()
        .filter(group -> group.statement().equals(id))
        .map(this::coverage)
        .forEach(facts::add);
    if (act.child().statement().equals(id)) {
      facts.add(
          switch (act.child().means()) {
            case NEEDED -> "a child's case needs one of the means";
            case NOT_NEEDED -> "a child's case needs none of the means";
            case UNKNOWN -> "whether a child's case needs a means is not known";
          });
      facts.add(
          switch (act.persons()) {
            case ANY -> "the act protects persons of any age";
            case MINORS -> "the act protects minors only";
          });
    }
    if (act.territory().statement().equals(id)) {
      Boolean only = act.territory().crossBorderOnly();
      facts.add(
          only == null
              ? "whether it applies across borders only is not known"
              : only ? "it applies across borders only" : "it applies at home too");
    }
    if (act.nonPunishment().statement().equals(id)) {
      facts.addAll(nonPunishment());
    }
    if (statement.topic() == Topic.CHARGED) {
      facts.add("what happened may be charged so");
    }
    return facts;
  }

  private List<String> standing() {
    Definition.Validity validity = act.validity();
    List<String> facts = new ArrayList<>();
    facts.add(act.kind().value() + " law");
    facts.add("the act: " + validity.mark().value().replace('-', ' '));
    facts.addAll(
        dates("the act: ", validity.made(), validity.inForceFrom(), validity.repealedOn()));
    if (validity.replacedBy() != null) {
      facts.add("replaced by " + title(validity.replacedBy()));
    }
    return facts;
  }

  private String coverage(Definition.Named group) {
    String how =
        switch (group.named()) {
          case NAMED -> "named";
          case PARTLY -> "named in part";
          case NOT_NAMED -> "not named";
          case UNKNOWN -> "not known whether named";
        };
    return how + ": " + group.of().stream().map(this::element).collect(Collectors.joining(", "));
  }

  private String element(String id) {
    return profile.offences().stream()
        .flatMap(offence -> offence.elements().stream())
        .filter(element -> element.id().equals(id))
        .map(Offence.Element::name)
        .findFirst()
        .orElseThrow();
  }

  private List<String> nonPunishment() {
    Definition.NonPunishment rule = act.nonPunishment();
    List<String> facts = new ArrayList<>();
    if (!rule.reaches().isEmpty()) {
      facts.add("reaches a charge under " + titles(rule.reaches()));
    }
    if (!rule.doesNotReach().isEmpty()) {
      facts.add("does not reach a charge under " + titles(rule.doesNotReach()));
    }
    return facts.isEmpty() ? List.of("which charges it reaches is not known") : facts;
  }

  private String titles(List<String> acts) {
    return acts.stream().map(this::title).collect(Collectors.joining(" or "));
  }

  private String title(String definition) {
    return profile.definition(definition).orElseThrow().title();
  }

  private static List<String> dates(
      String of, @Nullable LawDate made, @Nullable LawDate since, @Nullable LawDate until) {
    List<String> dates = new ArrayList<>();
    if (made != null) {
      dates.add(of + "made " + made);
    }
    if (since != null) {
      dates.add(of + "in force from " + since);
    }
    if (until != null) {
      dates.add(of + "repealed on " + until);
    }
    return dates;
  }
}
