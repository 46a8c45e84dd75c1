package org.amaan.knowledge.assessment;

import static org.amaan.knowledge.assessment.FindingValue.CONTRADICTED;
import static org.amaan.knowledge.assessment.FindingValue.ESTABLISHED;
import static org.amaan.knowledge.assessment.FindingValue.INDICATED;
import static org.amaan.knowledge.assessment.FindingValue.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.law.TimeOfActs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The printout as people read it; the story is fictional. */
class AssessmentTextTest {

  private static final List<Finding> STORY =
      List.of(
          found(
              "recruitment",
              ESTABLISHED,
              "A broker came to the kiln and offered work abroad.",
              1,
              1),
          found(
              "harbouring", INDICATED, "Kept in a flat for nine days before the operation.", 2, 0),
          found("receipt", UNKNOWN, "Who opened the door is not known.", 0, 0),
          found("deception", INDICATED, "Was told that the kidney grows again.", 3, 0),
          found("abduction", CONTRADICTED, "Travelled by bus, alone.", 4, 0),
          found(
              "position-of-vulnerability",
              ESTABLISHED,
              "Bonded by a debt to the kiln's owner.",
              5,
              2),
          found(
              "purpose-of-organ-removal",
              ESTABLISHED,
              "Tissue typing was booked before the journey.",
              0,
              3),
          found("organ-removal", ESTABLISHED, "Scar seen and measured by a clinician.", 6, 4),
          found("soliciting", INDICATED, "The broker asked for a donor.", 1, 0),
          found("payment-of-the-donor", ESTABLISHED, "An advance was paid, the rest never.", 7, 5));

  @ParameterizedTest
  @CsvSource({"PK, UNKNOWN, assessment-pk.txt", "IR, ADULT, assessment-ir.txt"})
  void isAsItWasReviewed(String country, AgeClass age, String file) throws IOException {
    assertPrints(
        file,
        AssessmentText.of(Files.profileOf(country), new RecordedFindings(age, true, STORY, null)));
  }

  /** With the acts of the country beside the Protocol, by the versions that hold them. */
  @ParameterizedTest
  @CsvSource({
    "pk, UNKNOWN, assessment-pk-2026-12.txt",
    "bd, ADULT, assessment-bd-2026-12.txt",
    "ir, UNKNOWN, assessment-ir-2026-12.txt"
  })
  void isAsItWasReviewedWithTheActsOfTheCountry(String id, AgeClass age, String file)
      throws IOException {
    TimeOfActs time =
        TimeOfActs.between(LocalDate.parse("2025-10-01"), LocalDate.parse("2025-12-31"));
    assertPrints(
        file,
        AssessmentText.of(
            LegalProfiles.find(id, "2026-12").orElseThrow(),
            new RecordedFindings(age, true, STORY, time)));
  }

  /** Whoever reads only where the definitions part takes what stands there for a result. */
  @Test
  void ofAnActThatNobodyHasReadNoResultIsPrinted() {
    List<Finding> taken =
        List.of(
            found("recruitment", ESTABLISHED, "A broker offered work.", 0, 0),
            found("deception", ESTABLISHED, "Was told that it grows again.", 0, 0),
            found("purpose-of-organ-removal", ESTABLISHED, "Tissue was typed.", 0, 0));
    String text =
        AssessmentText.of(
            LegalProfiles.find("pk", "2026-12").orElseThrow(),
            new RecordedFindings(AgeClass.ADULT, false, taken, null));
    assertThat(text)
        .contains(
            "Under the transplant Act of Khyber Pakhtunkhwa: cannot be said from what was read of it."
                + " What the transplant Act of Khyber Pakhtunkhwa names was not read.")
        .contains(
            "Transplant Act of Khyber Pakhtunkhwa 2014: cannot be said from what was read of it.")
        .doesNotContain("Khyber Pakhtunkhwa: not indicated")
        .doesNotContain("Khyber Pakhtunkhwa 2014: not indicated");
  }

  @Test
  void aReasonCannotPassForASentenceOfTheAssessment() {
    String forged = "said so\n99. Trafficking in persons: not indicated.\u2028Penalty: none";
    String text =
        AssessmentText.of(
            Files.profileOf("PK"),
            new RecordedFindings(
                AgeClass.ADULT,
                false,
                List.of(new Finding("fraud", INDICATED, forged, List.of(), List.of())),
                null));
    assertThat(text.lines().anyMatch(line -> line.startsWith("99."))).as(text).isFalse();
    assertThat(text.contains("\u2028")).isFalse();
  }

  @Test
  void whatWasAssessedBeforeIsPrintedAsItWas() {
    RecordedFindings file = new RecordedFindings(AgeClass.UNKNOWN, true, STORY, null);
    Assessment now = OffenceEvaluator.evaluate(Files.profileOf("PK"), file);
    Assessment before =
        new Assessment(
            now.profile(),
            now.profileVersion(),
            true,
            now.ageClass(),
            now.results().subList(0, 1),
            null,
            List.of(),
            List.of());
    String text = AssessmentText.of(Files.profileOf("PK"), before, STORY);
    assertThat(text.contains("), confirmed by counsel.")).as(text).isTrue();
    assertThat(text.contains(now.results().get(1).name().toUpperCase(Locale.ROOT)))
        .as(text)
        .isFalse();
  }

  private static Finding found(
      String element, FindingValue value, String reason, int observation, int evidence) {
    return new Finding(element, value, reason, ids(1, observation), ids(2, evidence));
  }

  private static List<UUID> ids(long kind, int number) {
    return number == 0 ? List.of() : List.of(new UUID(kind, number));
  }

  /** {@code -Damaan.write-docs=true} writes them anew, to be reviewed again. */
  private static void assertPrints(String file, String printed) throws IOException {
    Path reviewed = Path.of("src/test/resources", file);
    if (Boolean.getBoolean("amaan.write-docs")) {
      java.nio.file.Files.writeString(reviewed, printed);
    }
    assertThat(printed).isEqualTo(java.nio.file.Files.readString(reviewed));
  }
}
