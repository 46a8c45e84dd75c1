package org.amaan.knowledge.assessment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.amaan.knowledge.LegalProfile;
import org.amaan.knowledge.Offence;
import org.amaan.knowledge.Offence.Element;
import org.amaan.knowledge.Offence.Part;
import org.amaan.knowledge.assessment.Assessment.Missing;
import org.jspecify.annotations.Nullable;

/** Which elements of one offence count, which are open, and which are spoken against. */
final class Weighing {

  private final LegalProfile profile;
  private final Offence offence;
  private final Map<String, Finding> findings;
  private final boolean ofAChild;

  Weighing(LegalProfile profile, Offence offence, Map<String, Finding> findings, boolean ofAChild) {
    this.profile = profile;
    this.offence = offence;
    this.findings = findings;
    this.ofAChild = ofAChild;
  }

  Offence offence() {
    return offence;
  }

  @Nullable Finding finding(Element element) {
    return findings.get(element.id());
  }

  FindingValue value(Element element) {
    Finding finding = findings.get(element.id());
    return finding == null ? FindingValue.UNKNOWN : finding.value();
  }

  /**
   * Payment says nothing where paying the donor is lawful, whatever is found: so versions before
   * December 2026 say of Iran.
   */
  boolean saysNothing(Element element) {
    return profile.payment().lawful() && Boolean.TRUE.equals(element.restsOnPayment());
  }

  /** Found by itself; whether it counts may depend on another. */
  boolean isFound(Element element) {
    return value(element).counts() && !saysNothing(element);
  }

  boolean counts(Element element) {
    return isFound(element)
        && (!needsAnother(element) || companions(element).stream().anyMatch(this::isFound));
  }

  private boolean needsAnother(Element element) {
    Offence.NeedsAlso needed = element.needsAlso();
    return needed != null && needed.holds(ofAChild);
  }

  /** It completes nothing here, since a child's case does not need it. */
  boolean isNeedless(Element condition) {
    return condition.part() == Part.CONDITION
        && offence.elements().stream()
            .noneMatch(element -> companions(element).contains(condition));
  }

  /** One half is there and the other is not. */
  boolean isHalfMet(Element element) {
    return needsAnother(element)
        && !counts(element)
        && (isFound(element) || conditions(element).stream().anyMatch(this::isFound));
  }

  /** What an element needs beside it. */
  List<Element> companions(Element element) {
    Offence.NeedsAlso needed = element.needsAlso();
    return needed == null || !needed.holds(ofAChild)
        ? List.of()
        : offence.elements().stream().filter(e -> needed.elements().contains(e.id())).toList();
  }

  /** Those of its companions that are nothing by themselves, and so are told with it. */
  List<Element> conditions(Element element) {
    return companions(element).stream().filter(e -> e.part() == Part.CONDITION).toList();
  }

  Stream<Element> of(Part part) {
    return offence.elements().stream().filter(element -> element.part() == part);
  }

  boolean counts(Part part) {
    return of(part).anyMatch(this::counts);
  }

  /** Everything that could fill the part is contradicted, not indicated, or says nothing. */
  boolean isSpokenAgainst(Part part) {
    return of(part).noneMatch(this::isOpen);
  }

  Outcome outcome(List<Part> needs) {
    if (needs.stream().allMatch(this::counts)) {
      return Outcome.ELEMENTS_MET_ON_RECORDED_INFORMATION;
    }
    return needs.stream().anyMatch(this::isSpokenAgainst) || !hasSupport()
        ? Outcome.NOT_INDICATED
        : Outcome.POSSIBLE;
  }

  // A means found is support in a child's case too, which does not need one: or else the child's
  // reading would be the weaker one. Vulnerability alone is none.
  boolean hasSupport() {
    return offence.needs().stream()
        .flatMap(this::of)
        .anyMatch(element -> isFound(element) && isOpen(element));
  }

  List<Missing> missing(List<Part> needs) {
    return needs.stream()
        .filter(part -> !counts(part))
        .map(part -> new Missing(part, openIn(part).map(Element::id).distinct().toList()))
        .toList();
  }

  /** What would have to be found for the part to count: an element, or the half it lacks. */
  Stream<Element> openIn(Part part) {
    return of(part).flatMap(this::openFor);
  }

  /** What would have to be found for the element to count: itself, or the half it lacks. */
  Stream<Element> openFor(Element element) {
    return isOpen(element)
        ? Stream.concat(Stream.of(element), companions(element).stream())
            .filter(one -> !isFound(one) && !isClosed(one))
        : Stream.empty();
  }

  boolean isOpen(Element element) {
    List<Element> companions = companions(element);
    return !isClosed(element)
        && (companions.isEmpty() || !companions.stream().allMatch(this::isClosed));
  }

  private boolean isClosed(Element element) {
    return saysNothing(element) || value(element).speaksAgainst();
  }
}
