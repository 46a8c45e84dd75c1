package org.amaan.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile that is wrong is refused with its file and its field. */
class LegalProfileReaderTest {

  private static final String FILE = "palermo-2026-11.yaml";

  private final LegalProfileReader reader = new LegalProfileReader();

  @Test
  void asItStandsItIsRead() throws IOException {
    assertThat(reader.parse(FILE, shipped())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what stands there | what stands there instead | what the message names
        "confirmed-by-counsel: false        | penalty: 7 years             | confirmed-by-counsel",
        "confirmed-by-counsel: false        | confirmed-by-counsel: maybe  | /confirmed-by-counsel",
        "retention: { years: 5,             | retention: { years: 0,       | /retention/years",
        "urgent-hours: 24                   | urgent-hours: 240            | /due-times/urgent-hours",
        "decision-working-days: 10          | decision-working-day: 10     | decision-working-day",
        "valid-from: 2026-11-01             | valid-from: 2026-13-01       | valid-from",
        "time-zone: UTC                     | time-zone: Mars/Olympus      | time-zone",
        "[SATURDAY, SUNDAY]                 | [SATURDAY, CATURDAY]         | /weekend/1",
        "type: shelter                      | type: castle                 | /routing/0/to/0/type",
        "weekend-source: working-week       | weekend-source: nowhere      | /weekend-source: no such source, nowhere",
        "payment: { lawful: false,          | payment: {                   | /payment",
        "part: act                          | part: play                   | /offences/0/elements/0/part",
        "part: purpose                      | part: act                    | /needs: no element is a purpose",
        "- id: transfer                     | - id: harbouring             | /offences/elements: twice, harbouring",
        "elements: [position-of-vulnerability] | elements: [poverty]       | no such element, poverty",
        "provision: protocol-3-a            | provision: protocol-9        | no such provision, protocol-9",
        "- type: organ-trafficking          | - type: trafficking-in-persons | /offences: twice, trafficking-in-persons",
        "needs-for-a-child: [act, purpose]  | needs-for-a-child: [act, conduct] | may not need more than an adult's",
        "id: palermo                        | 'id: palermo\nid: palermo' | Duplicate field"
      })
  void whatIsWrongIsNamed(String stands, String instead, String named) throws IOException {
    String text = shipped();
    assertThat(text.contains(stands)).as(stands).isTrue();
    String changed =
        text.replaceFirst(
            java.util.regex.Pattern.quote(stands),
            java.util.regex.Matcher.quoteReplacement(instead.replace("\\n", "\n")));
    InvalidLegalProfile refused =
        assertThatExceptionOfType(InvalidLegalProfile.class)
            .isThrownBy(() -> reader.parse(FILE, changed))
            .actual();
    String message = String.valueOf(refused.getMessage());
    assertThat(message.contains(FILE)).as(message).isTrue();
    assertThat(message.contains(named)).as(message).isTrue();
  }

  @Test
  void aConditionThatCompletesNothingIsNamed() throws IOException {
    String text =
        shipped().replace("elements: [position-of-vulnerability]", "elements: [abuse-of-power]");
    InvalidLegalProfile refused =
        assertThatExceptionOfType(InvalidLegalProfile.class)
            .isThrownBy(() -> reader.parse(FILE, text))
            .actual();
    assertThat(
            String.valueOf(refused.getMessage())
                .contains("/elements/position-of-vulnerability: must complete one element"))
        .as(refused.getMessage())
        .isTrue();
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    IllegalStateException refused =
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> reader.read("xx-2026-11.yaml"))
            .actual();
    assertThat(refused.getMessage()).isEqualTo("missing /legal-profiles/xx-2026-11.yaml");
  }

  private static String shipped() throws IOException {
    return Files.readString(Path.of("src/main/resources/legal-profiles").resolve(FILE));
  }
}
