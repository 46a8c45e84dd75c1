package org.amaan.casework.dossier.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArabicScriptTest {

  static Stream<String> texts() {
    return Stream.of(
        "ab:".repeat(200_000), "ab:".repeat(200_000) + "ab", "ا".repeat(3) + "x".repeat(400_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  @Timeout(10)
  void aTextOfAnyLengthIsDividedIntoItsRuns(String text) {
    ArabicScript.Runs runs = new ArabicScript.Runs();
    runs.setParagraph(text, (byte) 1);
    assertThat(runs.countTextRuns()).isPositive();
  }

  @Test
  void aTimeAndAnIdStayInOnePieceInsideALineToTheLeft() {
    String line = "گواہ 2026-11-24 14:31:01 +05:00 (2026-11-24 09:31:01 UTC) تھا";
    ArabicScript.Runs runs = new ArabicScript.Runs();
    runs.setParagraph(line, (byte) 1);
    assertThat(runs.countTextRuns()).isEqualTo(3);
    assertThat(runs.getVisualRun(1).getStart()).isEqualTo(5);
    assertThat(runs.getVisualRun(1).getLength()).isEqualTo(line.length() - 9);
  }
}
