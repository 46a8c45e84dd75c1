package org.amaan.knowledge.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.law.Coverage;
import org.amaan.knowledge.law.Definition;
import org.amaan.knowledge.law.Definition.ChildRule.Means;
import org.amaan.knowledge.law.Definition.Persons;
import org.amaan.knowledge.law.Kind;
import org.amaan.knowledge.law.Standing;

/** What the findings on an offence are under one act of the country. */
final class DefinitionWeighing {

  /** What became of one part of the offence under the act. */
  enum Filled {
    BY_WHAT_IT_NAMES,
    /** By what it names in part, or by what was not read. */
    PERHAPS,
    /** Nothing that fills it was found, and what would fill it was not read. */
    NOT_READ,
    NOT_YET,
    /** All that it names is spoken against. */
    NOT_ANY_MORE,
    /** The act names nothing of it. */
    NEVER
  }

  private final Definition definition;
  private final Weighing weighing;
  private final Standing standing;
  private final boolean ofAChild;

  DefinitionWeighing(
      Definition definition, Weighing weighing, Standing standing, boolean ofAChild) {
    this.definition = definition;
    this.weighing = weighing;
    this.standing = standing;
    this.ofAChild = ofAChild;
  }

  Definition definition() {
    return definition;
  }

  Weighing weighing() {
    return weighing;
  }

  Standing standing() {
    return standing;
  }

  boolean isOfAChild() {
    return ofAChild;
  }

  boolean protectsOthersOnly() {
    return definition.persons() == Persons.MINORS && !ofAChild;
  }

  /** The parts that the act needs in this reading; where it was not read, those of an adult. */
  List<Part> needs() {
    boolean needsNoMeans =
        ofAChild
            && (definition.kind() == Kind.TRANSPLANT
                || definition.child().means() == Means.NOT_NEEDED);
    return needsNoMeans ? weighing.offence().needsForAChild() : weighing.offence().needs();
  }

  Coverage coverage(Element element) {
    return definition.named(element.id()).named();
  }

  Filled filled(Part part) {
    Filled filled = asNamed(part);
    boolean mayBeNeedless =
        part == Part.MEANS && ofAChild && definition.child().means() == Means.UNKNOWN;
    return mayBeNeedless && filled != Filled.BY_WHAT_IT_NAMES ? Filled.NOT_READ : filled;
  }

  private Filled asNamed(Part part) {
    List<Element> elements = weighing.of(part).toList();
    if (elements.stream().allMatch(element -> coverage(element) == Coverage.NOT_NAMED)) {
      return Filled.NEVER;
    }
    List<Element> candidates =
        elements.stream().filter(element -> coverage(element) != Coverage.NOT_NAMED).toList();
    List<Element> found = candidates.stream().filter(weighing::counts).toList();
    if (found.stream().anyMatch(element -> coverage(element) == Coverage.NAMED)) {
      return Filled.BY_WHAT_IT_NAMES;
    }
    if (!found.isEmpty()) {
      return Filled.PERHAPS;
    }
    if (candidates.stream().allMatch(element -> coverage(element) == Coverage.UNKNOWN)) {
      return Filled.NOT_READ;
    }
    return candidates.stream().anyMatch(weighing::isOpen) ? Filled.NOT_YET : Filled.NOT_ANY_MORE;
  }

  DefinitionOutcome outcome() {
    if (standing.isNoLaw()) {
      return DefinitionOutcome.NOT_IN_FORCE;
    }
    List<Filled> filled = new ArrayList<>();
    needs().forEach(part -> filled.add(filled(part)));
    if (protectsOthersOnly() || filled.contains(Filled.NEVER)) {
      return DefinitionOutcome.NOT_COVERED;
    }
    if (isUnread()) {
      return DefinitionOutcome.CANNOT_BE_SAID;
    }
    if (!weighing.hasSupport() || filled.contains(Filled.NOT_ANY_MORE)) {
      return DefinitionOutcome.NOT_INDICATED;
    }
    if (filled.contains(Filled.NOT_YET)) {
      return DefinitionOutcome.POSSIBLE;
    }
    return filled.stream().allMatch(one -> one == Filled.BY_WHAT_IT_NAMES) && isSureToApply()
        ? DefinitionOutcome.ELEMENTS_MET_ON_RECORDED_INFORMATION
        : DefinitionOutcome.CANNOT_BE_SAID;
  }

  /** Of no element is it known whether the act names it, so no finding is a result by this act. */
  boolean isUnread() {
    return definition.elements().stream().allMatch(group -> group.named() == Coverage.UNKNOWN);
  }

  // No finding says whether a border was crossed, or when within its time an act happened.
  private boolean isSureToApply() {
    return standing != Standing.NOT_KNOWN
        && standing != Standing.PART_OF_THE_TIME
        && !appliesAcrossBordersOnly();
  }

  boolean appliesAcrossBordersOnly() {
    return Boolean.TRUE.equals(definition.territory().crossBorderOnly());
  }

  /** Of a part, the elements that count and are named like that. */
  Stream<Element> found(Part part, Coverage how) {
    return weighing.of(part).filter(weighing::counts).filter(element -> coverage(element) == how);
  }

  /** Of what could still fill the part, what is named like one of those. */
  List<Element> open(Part part, Coverage... how) {
    return weighing
        .of(part)
        .filter(element -> List.of(how).contains(coverage(element)))
        .flatMap(weighing::openFor)
        .distinct()
        .toList();
  }
}
