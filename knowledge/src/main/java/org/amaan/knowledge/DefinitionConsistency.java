package org.amaan.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.law.Coverage;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Definition.Named;
import org.amaan.knowledge.law.LawDate;
import org.amaan.knowledge.law.Mark;
import org.amaan.knowledge.law.State;
import org.amaan.knowledge.law.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What the schema cannot say of national law: that what is said of it does not contradict itself.
 */
final class DefinitionConsistency {

  private static final String READ = "read";
  private static final String NOT_FOUND = "not-found";

  private final LegalProfile profile;
  private final List<String> problems = new ArrayList<>();

  private DefinitionConsistency(LegalProfile profile) {
    this.profile = profile;
  }

  /** A sentence for each, with the place; empty when the profile may be used. */
  static List<String> problems(LegalProfile profile) {
    DefinitionConsistency check = new DefinitionConsistency(profile);
    check.unique("/definitions", profile.definitions().stream().map(Definition::id));
    check.unique(
        "/statements",
        Stream.concat(
                profile.statements().stream(),
                profile.definitions().stream().flatMap(d -> d.statements().stream()))
            .map(Statement::id));
    profile.statements().forEach(s -> check.statement("/statements/" + s.id(), s));
    profile.definitions().forEach(check::definition);
    return check.problems;
  }

  private void definition(Definition definition) {
    String at = "/definitions/" + definition.id();
    Definition.Validity validity = definition.validity();
    names(definition, at + "/validity", validity.statement());
    names(definition, at + "/child", definition.child().statement());
    names(definition, at + "/territory", definition.territory().statement());
    names(definition, at + "/non-punishment", definition.nonPunishment().statement());
    dates(at + "/validity", validity.mark(), validity.inForceFrom(), validity.repealedOn());
    if (isBefore(validity.inForceFrom(), validity.made())) {
      problems.add(at + "/validity: in force before it was made");
    }
    replacement(definition, at + "/validity/replaced-by");
    elements(definition, at + "/elements");
    reach(definition, at + "/non-punishment");
    for (Statement statement : definition.statements()) {
      String here = at + "/statements/" + statement.id();
      statement(here, statement);
      if (isBefore(statement.inForceFrom(), validity.made())) {
        problems.add(here + ": in force before the act was made");
      }
      if (isBefore(validity.repealedOn(), statement.inForceFrom())) {
        problems.add(here + ": in force only after the act was repealed");
      }
    }
  }

  private void statement(String at, Statement statement) {
    Mark mark = statement.mark();
    if (mark != null) {
      dates(at, mark, statement.inForceFrom(), statement.repealedOn());
    }
    boolean hasMark =
        mark != null || statement.inForceFrom() != null || statement.repealedOn() != null;
    if (hasMark == statement.state().isUnknown()) {
      problems.add(
          at
              + "/mark: "
              + (hasMark
                  ? "of what was %s nothing is known".formatted(words(statement.state()))
                  : "is missing"));
    }
    List<LegalProfile.Source> sources =
        profile.sources().stream().filter(s -> s.id().equals(statement.source())).toList();
    if (sources.isEmpty()) {
      problems.add(at + "/source: no such source, " + statement.source());
      return;
    }
    String status = sources.get(0).status();
    if (statement.state() == State.READ && !status.equals(READ)) {
      problems.add(at + "/state: read, but its source " + statement.source() + " was not");
    }
    if (statement.state() == State.NOT_NOTED && !status.equals(READ)) {
      problems.add(
          at
              + "/state: not noted when it was read, but its source "
              + statement.source()
              + " was not");
    }
    if (!statement.state().isUnknown() && status.equals(NOT_FOUND)) {
      problems.add(at + "/state: its source " + statement.source() + " was not found");
    }
  }

  private void dates(
      String at, Mark mark, @Nullable LawDate inForceFrom, @Nullable LawDate repealedOn) {
    if (mark == Mark.REPEALED && repealedOn == null) {
      problems.add(at + "/repealed-on: is needed of what is repealed");
    }
    if (mark != Mark.REPEALED && repealedOn != null) {
      problems.add(at + "/mark: must be repealed, as there is a repealed-on");
    }
    if (mark == Mark.BILL && inForceFrom != null) {
      problems.add(at + "/in-force-from: a bill is not in force");
    }
    if (isBefore(repealedOn, inForceFrom)) {
      problems.add(at + "/repealed-on: before it was in force");
    }
  }

  private void replacement(Definition definition, String at) {
    String next = definition.validity().replacedBy();
    if (next == null) {
      return;
    }
    List<Definition> others =
        profile.definitions().stream().filter(other -> other.id().equals(next)).toList();
    if (others.isEmpty() || next.equals(definition.id())) {
      problems.add(at + ": no such definition, " + next);
      return;
    }
    LawDate repealed = definition.validity().repealedOn();
    LawDate begins = others.get(0).validity().inForceFrom();
    if (repealed == null) {
      problems.add(at + ": what is replaced is repealed; repealed-on is missing");
    } else if (isBefore(begins, repealed)) {
      problems.add(
          at + ": overlaps, " + next + " is in force from " + begins + ", before " + repealed);
    }
  }

  private void elements(Definition definition, String at) {
    List<Element> elements =
        profile.offence(OffenceType.of(definition.kind())).elements().stream()
            .filter(element -> element.part() != Part.CONDITION)
            .toList();
    Set<String> known = elements.stream().map(Element::id).collect(Collectors.toSet());
    List<String> spokenOf = definition.elements().stream().flatMap(g -> g.of().stream()).toList();
    unique(at, spokenOf.stream());
    spokenOf.stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> problems.add(at + ": no such element, " + id));
    known.stream()
        .filter(id -> !spokenOf.contains(id))
        .sorted()
        .forEach(id -> problems.add(at + ": nothing is said of " + id));
    for (Named group : definition.elements()) {
      names(definition, at, group.statement());
      String unknownAs =
          definition.statements().stream()
              .filter(s -> s.id().equals(group.statement()) && s.state().isUnknown())
              .map(s -> words(s.state()))
              .findFirst()
              .orElse(null);
      if ((unknownAs != null) != (group.named() == Coverage.UNKNOWN)) {
        problems.add(
            at
                + "/"
                + group.of()
                + ": "
                + group.named()
                + " by a statement that was %s, ".formatted(unknownAs == null ? "found" : unknownAs)
                + group.statement());
      }
    }
  }

  private void reach(Definition definition, String at) {
    Definition.NonPunishment rule = definition.nonPunishment();
    Stream.concat(rule.reaches().stream(), rule.doesNotReach().stream())
        .filter(id -> profile.definition(id).isEmpty())
        .forEach(id -> problems.add(at + ": no such definition, " + id));
    rule.reaches().stream()
        .filter(rule.doesNotReach()::contains)
        .forEach(id -> problems.add(at + ": both reaches and does not reach " + id));
  }

  private void names(Definition definition, String at, String statement) {
    if (definition.statements().stream().noneMatch(s -> s.id().equals(statement))) {
      problems.add(at + "/statement: no such statement of this definition, " + statement);
    }
  }

  private static String words(State state) {
    return state.value().replace('-', ' ');
  }

  /** Surely before, however exactly the two are known. */
  private static boolean isBefore(@Nullable LawDate one, @Nullable LawDate other) {
    return one != null && other != null && one.latest().isBefore(other.earliest());
  }

  private void unique(String at, Stream<String> ids) {
    Set<String> seen = new HashSet<>();
    ids.filter(id -> !seen.add(id)).forEach(id -> problems.add(at + ": twice, " + id));
  }
}
