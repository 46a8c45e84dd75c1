package org.amaan.knowledge.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.assessment.FindingsRefused.Fault;
import org.amaan.knowledge.assessment.FindingsRefused.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsRefusedTest {

  @Test
  void anElementThatTheProfileDoesNotHave() {
    assertEquals(List.of(new Fault(0, Kind.UNKNOWN_ELEMENT)), faults(finding("poverty", "why")));
  }

  @Test
  void twoFindingsOnOneElement() {
    assertEquals(
        List.of(new Fault(2, Kind.DUPLICATE_ELEMENT)),
        faults(finding("fraud", "why"), finding("deception", "why"), finding("fraud", "or not")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void aFindingWithoutReason(String reason) {
    assertEquals(List.of(new Fault(0, Kind.REASON_MISSING)), faults(finding("fraud", reason)));
  }

  /** A reason is asked for even of "unknown". */
  @ParameterizedTest
  @EnumSource(FindingValue.class)
  void everyFindingNeedsAReason(FindingValue value) {
    assertEquals(
        List.of(new Fault(0, Kind.REASON_MISSING)),
        faults(new Finding("fraud", value, "", List.of(), List.of())));
  }

  @Test
  void limits() {
    evaluate(finding("fraud", "x".repeat(2_000)));
    assertEquals(
        List.of(new Fault(0, Kind.REASON_TOO_LONG)), faults(finding("fraud", "x".repeat(2_001))));
    evaluate(linked(links(100), links(100)));
    assertEquals(List.of(new Fault(0, Kind.TOO_MANY_LINKS)), faults(linked(links(101), List.of())));
    assertEquals(List.of(new Fault(0, Kind.TOO_MANY_LINKS)), faults(linked(List.of(), links(101))));
    List<UUID> twice = Collections.nCopies(2, new UUID(0, 1));
    assertEquals(List.of(new Fault(0, Kind.DUPLICATE_LINK)), faults(linked(twice, List.of())));
    assertEquals(List.of(new Fault(0, Kind.DUPLICATE_LINK)), faults(linked(List.of(), twice)));
  }

  @Test
  void allFaultsAreNamedAndNothingOfWhatWasSent() {
    FindingsRefused refused =
        assertThrows(
            FindingsRefused.class,
            () -> evaluate(finding("Salma", ""), finding("fraud", "why"), finding("fraud", "")));
    assertEquals(
        List.of(
            new Fault(0, Kind.REASON_MISSING),
            new Fault(0, Kind.UNKNOWN_ELEMENT),
            new Fault(2, Kind.REASON_MISSING),
            new Fault(2, Kind.DUPLICATE_ELEMENT)),
        refused.faults());
    assertEquals(
        "findings[0]: reason-missing, findings[0]: unknown-element, findings[2]: reason-missing,"
            + " findings[2]: duplicate-element",
        refused.getMessage());
    assertFalse(Kind.UNKNOWN_ELEMENT.message().isBlank());
  }

  private static List<Fault> faults(Finding... findings) {
    return assertThrows(FindingsRefused.class, () -> evaluate(findings)).faults();
  }

  private static void evaluate(Finding... findings) {
    OffenceEvaluator.evaluate(
        Files.profileOf("PK"), new RecordedFindings(AgeClass.ADULT, false, List.of(findings)));
  }

  private static Finding finding(String element, String reason) {
    return new Finding(element, FindingValue.INDICATED, reason, List.of(), List.of());
  }

  private static Finding linked(List<UUID> observations, List<UUID> evidence) {
    return new Finding("fraud", FindingValue.INDICATED, "why", observations, evidence);
  }

  private static List<UUID> links(int count) {
    return Stream.generate(UUID::randomUUID).limit(count).toList();
  }
}
