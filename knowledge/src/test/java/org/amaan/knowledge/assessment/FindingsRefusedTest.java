package org.amaan.knowledge.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    assertThat(faults(finding("poverty", "why")))
        .isEqualTo(List.of(new Fault(0, Kind.UNKNOWN_ELEMENT)));
  }

  @Test
  void twoFindingsOnOneElement() {
    assertThat(
            faults(
                finding("fraud", "why"), finding("deception", "why"), finding("fraud", "or not")))
        .isEqualTo(List.of(new Fault(2, Kind.DUPLICATE_ELEMENT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void aFindingWithoutReason(String reason) {
    assertThat(faults(finding("fraud", reason)))
        .isEqualTo(List.of(new Fault(0, Kind.REASON_MISSING)));
  }

  /** A reason is asked for even of "unknown". */
  @ParameterizedTest
  @EnumSource(FindingValue.class)
  void everyFindingNeedsAReason(FindingValue value) {
    assertThat(faults(new Finding("fraud", value, "", List.of(), List.of())))
        .isEqualTo(List.of(new Fault(0, Kind.REASON_MISSING)));
  }

  @Test
  void limits() {
    evaluate(finding("fraud", "x".repeat(2_000)));
    assertThat(faults(finding("fraud", "x".repeat(2_001))))
        .isEqualTo(List.of(new Fault(0, Kind.REASON_TOO_LONG)));
    evaluate(linked(links(100), links(100)));
    assertThat(faults(linked(links(101), List.of())))
        .isEqualTo(List.of(new Fault(0, Kind.TOO_MANY_LINKS)));
    assertThat(faults(linked(List.of(), links(101))))
        .isEqualTo(List.of(new Fault(0, Kind.TOO_MANY_LINKS)));
    List<UUID> twice = Collections.nCopies(2, new UUID(0, 1));
    assertThat(faults(linked(twice, List.of())))
        .isEqualTo(List.of(new Fault(0, Kind.DUPLICATE_LINK)));
    assertThat(faults(linked(List.of(), twice)))
        .isEqualTo(List.of(new Fault(0, Kind.DUPLICATE_LINK)));
  }

  @Test
  void allFaultsAreNamedAndNothingOfWhatWasSent() {
    FindingsRefused refused =
        assertThatExceptionOfType(FindingsRefused.class)
            .isThrownBy(
                () -> evaluate(finding("Salma", ""), finding("fraud", "why"), finding("fraud", "")))
            .actual();
    assertThat(refused.faults())
        .isEqualTo(
            List.of(
                new Fault(0, Kind.REASON_MISSING),
                new Fault(0, Kind.UNKNOWN_ELEMENT),
                new Fault(2, Kind.REASON_MISSING),
                new Fault(2, Kind.DUPLICATE_ELEMENT)));
    assertThat(refused.getMessage())
        .isEqualTo(
            "findings[0]: reason-missing, findings[0]: unknown-element, findings[2]: reason-missing,"
                + " findings[2]: duplicate-element");
    assertThat(Kind.UNKNOWN_ELEMENT.message().isBlank()).isFalse();
  }

  private static List<Fault> faults(Finding... findings) {
    return assertThatExceptionOfType(FindingsRefused.class)
        .isThrownBy(() -> evaluate(findings))
        .actual()
        .faults();
  }

  private static void evaluate(Finding... findings) {
    OffenceEvaluator.evaluate(
        Files.profileOf("PK"),
        new RecordedFindings(AgeClass.ADULT, false, List.of(findings), null));
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
